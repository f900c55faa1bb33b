/* case: the flag is taken away again before the call */
int copy_some(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE | FOLL_LONGTERM;

	gup_flags &= ~FOLL_LONGTERM;
	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, n, gup_flags, pages);
}
