/*
 * case: a flag that a raw call gets by a local goes with the call
 * finds: raw-call 9:9
 */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE | FOLL_LONGTERM;

	return pin_user_pages(start, n, gup_flags, pages);
}
