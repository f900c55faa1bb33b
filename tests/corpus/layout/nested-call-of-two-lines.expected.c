/* case: a nested call's lines stand at the nested parenthesis */
int pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start,
					   min_t(unsigned long, n - (start & 7),
						 PAGE_SIZE / sizeof(*pages)),
					   0, pages);
	return ret;
}
