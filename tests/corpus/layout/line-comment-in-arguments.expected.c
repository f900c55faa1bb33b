/* case: a // comment keeps its line */
long pin_some(unsigned long p, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages_longterm(p, // start
				      n, 0, pages);
	return ret;
}
