/* case: two calls share a local, one of them is not sure: neither */
int pin_two(unsigned long start, bool brief, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	if (ret != 1)
		return ret;
	if (brief)
		flags = FOLL_WRITE;
	return pin_user_pages_fast(start, 1, flags, pages + 1);
}
