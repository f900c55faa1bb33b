/* case: the comment stands between the else and its one statement */
int copy_one(unsigned long start, bool get, struct page **pages)
{
	int ret;

	if (get)
		ret = get_user_pages_fast(start, 1, FOLL_WRITE, pages);
	else
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE,
						    pages);
	return ret;
}
