/* case: the flag goes from the local and from the call */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	return pin_user_pages_fast_longterm(start, n, flags, pages);
}
