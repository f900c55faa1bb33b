/*
 * case: two calls of a caller share a local
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, unsigned long q, struct page **s)
{
	unsigned int gup_flags = FOLL_WRITE;

	gup_flags |= FOLL_LONGTERM;
	if (pin_buf(p, gup_flags, s) != 1)
		return -EFAULT;
	return pin_buf(q, gup_flags | FOLL_FORCE, s + 1);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
