/* case: a space between name and parenthesis stays */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages (start, n, FOLL_WRITE | FOLL_LONGTERM,
			      pages);
	return ret;
}
