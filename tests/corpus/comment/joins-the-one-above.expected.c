/* case: a comment that is there already and ours become one */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	/*
	 * One page is all that the device takes.
	 *
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	return ret;
}
