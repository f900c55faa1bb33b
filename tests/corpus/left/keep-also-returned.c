/* case: the same local is returned */
unsigned int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	if (pin_user_pages_fast(start, 1, flags, pages) != 1)
		return 0;
	return flags;
}
