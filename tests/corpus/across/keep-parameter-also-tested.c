/* case: the parameter decides something else as well */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	if (flags & FOLL_LONGTERM)
		use_page(s[0]);
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}
