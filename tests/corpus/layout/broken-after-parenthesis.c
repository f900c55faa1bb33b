/* case: no line ends in the parenthesis */
int copy_some(unsigned long start, int n, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(
		start, n, FOLL_WRITE, pages);
	return ret;
}
