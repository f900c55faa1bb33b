/* case: no value on one path */
int pin_buf(unsigned long start, bool keep, struct page **pages)
{
	unsigned int flags;

	if (keep)
		flags = FOLL_LONGTERM;
	return pin_user_pages_fast(start, 1, flags, pages);
}
