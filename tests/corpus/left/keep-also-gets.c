/* case: the same local goes to get_user_pages(), where the flag must stay */
int pin_buf(unsigned long start, bool pin, struct page **pages)
{
	unsigned int flags = FOLL_WRITE | FOLL_LONGTERM;

	if (pin)
		return pin_user_pages_fast(start, 1, flags, pages);
	return get_user_pages_fast(start, 1, flags, pages);
}
