/* case: a function may have kept the address of clear flags */
void adjust(unsigned int *flags);

int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = 0;

	adjust(&flags);
	flags |= FOLL_WRITE;
	return pin_user_pages_fast(start, 1, flags, pages);
}
