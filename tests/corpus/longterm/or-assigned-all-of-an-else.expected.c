/* case: an else whose statement goes goes with it */
int pin_buf(unsigned long start, bool write, struct page **pages)
{
	unsigned int flags = 0;

	if (write)
		flags = FOLL_WRITE;
	return pin_user_pages_fast_longterm(start, 1, flags, pages);
}
