/*
 * case: the flag goes from a caller's local
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast_longterm(p, 1, flags, s);
}

int pin_in(unsigned long p, bool write, struct page **s)
{
	unsigned int gup_flags = 0;

	if (write)
		gup_flags |= FOLL_WRITE;
	return pin_buf(p, gup_flags, s);
}
