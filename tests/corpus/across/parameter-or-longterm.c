/* case: the flag is or-ed to a parameter that no caller gives it */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags | FOLL_LONGTERM, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_WRITE, s);
}
