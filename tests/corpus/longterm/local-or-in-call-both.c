/* case: the flag goes from the local and from the call */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = FOLL_WRITE | FOLL_LONGTERM;

	return pin_user_pages_fast(start, n, flags | FOLL_LONGTERM, pages);
}
