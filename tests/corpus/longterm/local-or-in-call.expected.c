/* case: flag or-ed in the call to a local that surely lacks it */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int flags = 0;

	if (write)
		flags |= FOLL_WRITE;
	return pin_user_pages_fast_longterm(start, n, flags, pages);
}
