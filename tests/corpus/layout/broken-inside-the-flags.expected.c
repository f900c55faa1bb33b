/* case: a line break between two flags goes with the flag */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages_longterm(start, n, FOLL_WRITE, pages);
	return ret;
}
