/* case: surely long-term, but the parameter may hold the flag too */
int pin_buf(unsigned long start, unsigned int flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags | FOLL_LONGTERM, pages);
}
