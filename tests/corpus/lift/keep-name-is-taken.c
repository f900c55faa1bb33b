/*
 * case: there is a function of the name that an entry would get
 * options: --lift
 */
int pin_buf_longterm(unsigned long p);

static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s) + pin_buf_longterm(p);
}
