/* case: the caller decides, whatever is added here */
int pin_buf(unsigned long start, unsigned int flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags | FOLL_WRITE, pages);
}
