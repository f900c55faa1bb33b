/* case: continuation lines that did not stand at the parenthesis do then */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages(start, n,
		FOLL_WRITE | FOLL_LONGTERM,
			pages);
	return ret;
}
