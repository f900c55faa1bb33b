/*
 * case: another function gets the flags as well
 * options: --lift
 */
void note(unsigned int flags);

static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	note(flags);
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
