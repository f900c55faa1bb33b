/* case: two calls share a local, one ors an unknown value to it: neither */
int pin_two(unsigned long start, u32 extra, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	if (ret != 1)
		return ret;
	return pin_user_pages_fast(start, 1, flags | extra, pages + 1);
}
