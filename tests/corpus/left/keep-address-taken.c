/* case: a function gets the address of the flags */
void adjust(unsigned int *flags);

int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	adjust(&flags);
	return pin_user_pages_fast(start, 1, flags, pages);
}
