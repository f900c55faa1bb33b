/* case: a parenthesis that begins the next line goes up to the name */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages
		(start, n, FOLL_LONGTERM, pages);
	return ret;
}
