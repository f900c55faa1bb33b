/* case: the comment stands between the label and the statement */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

again:
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	if (!ret)
		goto again;
	return ret;
}
