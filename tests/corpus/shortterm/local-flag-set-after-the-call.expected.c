/* case: a flag that is set after the call for someone else */
int copy_some(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, n, gup_flags, pages);
	if (ret == n)
		return ret;
	gup_flags |= FOLL_LONGTERM;
	return get_user_pages_fast(start, n, gup_flags, pages);
}
