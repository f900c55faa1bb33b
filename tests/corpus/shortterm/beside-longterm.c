/* case: a short-term and a long-term call in one function */
int pin_both(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	int ret;

	ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	if (ret != 1)
		return ret;
	unpin_user_page(pages[0]);
	return pin_user_pages_fast(start, 1, flags, pages);
}
