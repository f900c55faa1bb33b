/* case: the comment stands between the for and its one statement */
int copy_all(unsigned long p, int n, struct page **pages)
{
	int i, ret = 0;

	for (i = 0; i < n; i++)
		/*
		 * Pin lifetime: EDITME - copy_all() holds this pin; say who
		 * drops it, and when.
		 */
		ret += pin_user_pages_fast_shortterm(p + i * PAGE_SIZE, 1, 0,
						     pages + i);
	return ret;
}
