/* case: commas inside a nested call are none of ours */
int pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, min_t(int, n, 8), FOLL_LONGTERM, pages);
	return ret;
}
