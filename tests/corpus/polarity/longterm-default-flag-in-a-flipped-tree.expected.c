/*
 * case: where the call means long-term already, the flag is dropped
 * tree: linux-longterm-default
 * options: --polarity longterm-default
 */
long pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages(start, 1, 0, pages);
}
