/*
 * case: a short-term call that would become long-term when the names flip
 * options: --polarity longterm-default
 * finds: raw-call 8:9
 */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages(start, n, FOLL_WRITE, pages);
}
