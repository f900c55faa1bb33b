/* case: declared first, assigned later */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags;

	if (n < 1)
		return -EINVAL;

	gup_flags = FOLL_LONGTERM;
	if (write)
		gup_flags |= FOLL_WRITE;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
