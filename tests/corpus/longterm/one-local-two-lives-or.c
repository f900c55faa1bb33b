/* case: a local is clear for one call and gets the flag for the next */
int pin_two(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	if (ret != 1)
		return ret;
	unpin_user_page(pages[0]);

	flags |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, 1, flags, pages);
}
