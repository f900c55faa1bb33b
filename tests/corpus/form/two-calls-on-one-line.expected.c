/* case: both calls of a line are converted, one comment */
long copy_two(unsigned long p, unsigned long q, struct page **s)
{
	/*
	 * Pin lifetime: EDITME - copy_two() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_shortterm(p, 1, 0, s) +
		pin_user_pages_shortterm(q, 1, 0, s + 1);
}
