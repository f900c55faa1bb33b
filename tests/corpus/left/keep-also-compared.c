/* case: the same local is compared as a whole */
int pin_buf(unsigned long start, bool write, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM | (write ? FOLL_WRITE : 0);
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	if (ret == 1 && flags == FOLL_LONGTERM)
		use_page(pages[0]);
	return ret;
}
