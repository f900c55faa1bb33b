/*
 * case: what the caller passes goes to another function as well
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	unsigned int gup_flags = FOLL_LONGTERM;

	pr_debug("pins with %x\n", gup_flags);
	return pin_buf(p, gup_flags, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
