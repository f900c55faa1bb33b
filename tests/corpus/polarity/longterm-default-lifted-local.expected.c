/*
 * case: the flag goes from a caller's local when the meaning flips
 * options: --lift --polarity longterm-default
 * again: linux-longterm-default
 */
static int pin_buf_longterm(unsigned long p, unsigned int flags,
			    struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

static int pin_buf_shortterm(unsigned long p, unsigned int flags,
			     struct page **s)
{
	/*
	 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin; say who
	 * drops it, and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, flags, s);
}

int pin_in(unsigned long p, bool write, struct page **s)
{
	unsigned int gup_flags = 0;

	if (write)
		gup_flags |= FOLL_WRITE;
	return pin_buf_longterm(p, gup_flags, s);
}

int copy_out(unsigned long p, bool write, struct page **s)
{
	return pin_buf_shortterm(p, write ? FOLL_WRITE : 0, s);
}
