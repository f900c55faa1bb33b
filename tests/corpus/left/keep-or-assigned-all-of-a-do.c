/* case: spatch leaves a do without a body, and cannot read it after that */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	do
		flags |= FOLL_LONGTERM;
	while (n-- > 3);
	return pin_user_pages_fast(start, 1, flags, pages);
}
