/* case: a nested call's line that stood elsewhere moves to its parenthesis */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages(start, min_t(unsigned long, n,
			PAGE_SIZE / sizeof(*pages)), FOLL_LONGTERM, pages);
	return ret;
}
