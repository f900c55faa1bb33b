/*
 * case: the parameter is also read for a flag that stays
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	int n;

	n = pin_user_pages_fast(p, 1, flags, s);
	if (n == 1 && flags & FOLL_WRITE)
		use_page(s[0]);
	return n;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_WRITE, s);
}
