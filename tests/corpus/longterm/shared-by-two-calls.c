/* case: one local, two calls: both are converted */
long pin_buf(unsigned long start, int n, bool fast, struct page **pages)
{
	unsigned int gup_flags = FOLL_LONGTERM;
	long ret;

	if (fast)
		ret = pin_user_pages_fast(start, n, gup_flags, pages);
	else
		ret = pin_user_pages(start, n, gup_flags, pages);
	return ret;
}
