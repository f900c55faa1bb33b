/*
 * case: the call's value is returned
 * options: --lift
 */
static int pin_buf(unsigned int flags, unsigned long p, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(FOLL_LONGTERM, p, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(0, p, s);
}
