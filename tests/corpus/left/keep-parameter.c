/* case: the caller decides */
int pin_buf(unsigned long start, unsigned int flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags, pages);
}
