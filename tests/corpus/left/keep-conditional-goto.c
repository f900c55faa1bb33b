/* case: a goto jumps over the flag */
int pin_buf(unsigned long start, bool keep, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	if (!keep)
		goto pin;
	flags |= FOLL_LONGTERM;
pin:
	return pin_user_pages_fast(start, 1, flags, pages);
}
