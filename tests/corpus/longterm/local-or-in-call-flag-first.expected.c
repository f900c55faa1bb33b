/* case: flag or-ed in front of a local that surely lacks it */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int flags = write ? FOLL_WRITE : 0;

	return pin_user_pages_fast_longterm(start, n, flags, pages);
}
