/* case: the comment stands between the if and its one statement */
int copy_one(unsigned long start, bool pin, struct page **pages)
{
	int ret = 0;

	if (pin)
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE,
						    pages);
	return ret;
}
