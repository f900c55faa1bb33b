/* case: the same local goes to another function */
int log_flags(unsigned int flags);

int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	log_flags(flags);
	return pin_user_pages_fast(start, 1, flags, pages);
}
