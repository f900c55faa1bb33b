/* case: a suppression of a finding that nobody asks for may stay */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	/* pin_user_pages-allow: missing-longterm-comment: everybody knows */
	return pin_user_pages_longterm(start, n, FOLL_WRITE, pages);
}
