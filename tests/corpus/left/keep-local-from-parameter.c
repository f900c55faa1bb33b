/* case: a local that begins as a parameter */
int pin_buf(unsigned long start, unsigned int mode, struct page **pages)
{
	unsigned int flags = mode | FOLL_LONGTERM;

	return pin_user_pages_fast(start, 1, flags, pages);
}
