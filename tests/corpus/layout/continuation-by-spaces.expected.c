/* case: continuation lines are tabs, then spaces */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages_longterm(start, n, 0,
				      pages);
	return ret;
}
