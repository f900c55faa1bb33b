/*
 * case: where the old names mean long-term by now, they may be called
 * tree: linux-flipped
 * options: --polarity longterm-default
 */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages(start, n, FOLL_WRITE, pages);
}
