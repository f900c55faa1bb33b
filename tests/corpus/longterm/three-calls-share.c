/* case: one local, a loop and a branch: all are converted */
long pin_all(unsigned long p, int n, bool fast, struct page **s)
{
	unsigned int flags = FOLL_LONGTERM;
	long ret = 0;

	while (n-- && ret >= 0)
		ret = pin_user_pages_fast_only(p, 1, flags, s);
	if (fast)
		return pin_user_pages_fast(p, 1, flags | FOLL_WRITE, s);
	return pin_user_pages(p, 1, flags, s);
}
