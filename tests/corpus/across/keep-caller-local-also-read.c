/* case: the caller's local feeds something else */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	unsigned int gup_flags = FOLL_LONGTERM;

	if (get_user_pages_fast(p, 1, gup_flags, s) == 1)
		return 1;
	return pin_buf(p, gup_flags, s);
}
