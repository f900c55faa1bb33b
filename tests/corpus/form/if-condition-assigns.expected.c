/* case: an assignment inside the condition */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	if ((ret = pin_user_pages_fast_shortterm(start, 1, 0, pages)) < 0)
		return ret;
	return 0;
}
