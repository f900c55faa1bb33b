/*
 * case: one caller chooses at run time
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, bool keep, struct page **s)
{
	return pin_buf(p, keep ? FOLL_LONGTERM : 0, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
