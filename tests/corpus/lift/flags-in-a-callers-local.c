/*
 * case: a caller builds its flags up in a local
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, bool write, struct page **s)
{
	unsigned int gup_flags = FOLL_LONGTERM;

	if (write)
		gup_flags |= FOLL_WRITE;
	return pin_buf(p, gup_flags, s);
}

int copy_out(unsigned long p, bool write, struct page **s)
{
	return pin_buf(p, write ? FOLL_WRITE : 0, s);
}
