/* case: a bool cannot hold the flag */
int copy_one(unsigned long start, bool write, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, write, pages);
}
