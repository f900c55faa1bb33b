/* case: the flag is or-ed to a parameter that may hold it already */
int pin_buf(unsigned long start, unsigned int flags, struct page **pages)
{
	flags |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, 1, flags, pages);
}
