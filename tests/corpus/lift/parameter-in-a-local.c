/*
 * case: the parameter reaches the call by way of a local
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	unsigned int gup_flags = FOLL_WRITE;
	int n;

	gup_flags |= flags;
	n = pin_user_pages_fast(p, 1, gup_flags, s);
	return n == 1 ? 0 : -EFAULT;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
