/* case: both branches call, each has its comment */
long copy_one(unsigned long start, bool fast, struct page **pages)
{
	long ret;

	if (fast)
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		ret = pin_user_pages_fast_shortterm(start, 1, 0, pages);
	else
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		ret = pin_user_pages_shortterm(start, 1, 0, pages);
	return ret;
}
