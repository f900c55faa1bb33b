/*
 * case: a local holds the flag for one call and not for the other
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_both(unsigned long p, unsigned long q, struct page **s)
{
	unsigned int gup_flags = FOLL_LONGTERM | FOLL_WRITE;

	if (pin_buf(p, gup_flags, s) != 1)
		return -EFAULT;
	gup_flags &= ~FOLL_LONGTERM;
	return pin_buf(q, gup_flags, s + 1);
}
