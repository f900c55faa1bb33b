/* case: the same local is tested for the flag */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	if (ret == 1 && (flags & FOLL_LONGTERM))
		use_page(pages[0]);
	return ret;
}
