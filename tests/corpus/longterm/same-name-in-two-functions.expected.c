/* case: another function's variable of the same name stays */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = 0;

	return pin_user_pages_fast_longterm(start, 1, flags, pages);
}

int get_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	return get_user_pages_fast(start, 1, flags, pages);
}
