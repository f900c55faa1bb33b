/* case: a comma or parenthesis in a comment is no argument */
long pin_some(unsigned long p, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages(p /* :-), aligned */, n, FOLL_LONGTERM, pages);
	return ret;
}
