/*
 * case: where the old names mean long-term, they may be called
 * options: --polarity longterm-default
 */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages(start, n, FOLL_WRITE, pages);
}
