/*
 * case: asked for, and there
 * options: --enable missing-longterm-comment
 */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	/* Pin lifetime: kept in the region until it is closed. */
	return pin_user_pages_longterm(start, n, FOLL_WRITE, pages);
}
