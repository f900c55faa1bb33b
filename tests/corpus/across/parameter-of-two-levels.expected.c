/*
 * case: the flag comes through two functions
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast_longterm(p, 1, flags, s);
}

static int pin_some(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_buf(p, flags | FOLL_WRITE, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_some(p, 0, s);
}
