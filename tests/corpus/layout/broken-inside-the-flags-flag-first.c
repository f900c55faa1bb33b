/* case: the same with the flag on the first line */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages(start, n,
			     FOLL_LONGTERM |
			     FOLL_WRITE,
			     pages);
	return ret;
}
