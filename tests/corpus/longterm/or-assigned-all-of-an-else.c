/* case: an else whose statement goes goes with it */
int pin_buf(unsigned long start, bool write, struct page **pages)
{
	unsigned int flags = 0;

	if (write)
		flags = FOLL_WRITE | FOLL_LONGTERM;
	else
		flags |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, 1, flags, pages);
}
