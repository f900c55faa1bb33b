/* case: one branch sets the flag, the other does not */
int pin_buf(unsigned long start, bool keep, struct page **pages)
{
	unsigned int flags;

	if (keep)
		flags = FOLL_LONGTERM;
	else
		flags = FOLL_WRITE;
	return pin_user_pages_fast(start, 1, flags, pages);
}
