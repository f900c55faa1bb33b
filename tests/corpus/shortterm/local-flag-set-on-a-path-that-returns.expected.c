/* case: the flag is set only on a path that does not reach the call */
int copy_some(unsigned long start, int n, bool get, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

	if (get) {
		gup_flags |= FOLL_LONGTERM;
		return get_user_pages_fast(start, n, gup_flags, pages);
	}
	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, n, gup_flags, pages);
}
