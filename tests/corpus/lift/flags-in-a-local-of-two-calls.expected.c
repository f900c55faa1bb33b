/*
 * case: two calls of a caller share a local
 * options: --lift
 */
static int pin_buf_longterm(unsigned long p, unsigned int flags,
			    struct page **s)
{
	return pin_user_pages_fast_longterm(p, 1, flags, s);
}

static int pin_buf_shortterm(unsigned long p, struct page **s)
{
	/*
	 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin; say who
	 * drops it, and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, 0, s);
}

int pin_in(unsigned long p, unsigned long q, struct page **s)
{
	unsigned int gup_flags = FOLL_WRITE;

	if (pin_buf_longterm(p, gup_flags, s) != 1)
		return -EFAULT;
	return pin_buf_longterm(q, gup_flags | FOLL_FORCE, s + 1);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, s);
}
