/* case: a logical expression cannot hold the flag */
int copy_one(unsigned long start, int a, int b, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, a && !b, pages);
}
