/* case: a parameter loses the flag before the call */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	flags &= ~FOLL_LONGTERM;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, flags, pages);
}
