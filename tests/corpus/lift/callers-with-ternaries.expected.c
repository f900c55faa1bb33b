/*
 * case: what decides in a caller's ternary is another flag
 * options: --lift
 */
static int pin_buf_longterm(unsigned long p, unsigned int flags,
			    struct page **s)
{
	int n;

	n = pin_user_pages_fast_longterm(p, 1, flags, s);
	return n == 1 ? 0 : -EFAULT;
}

static int pin_buf_shortterm(unsigned long p, unsigned int flags,
			     struct page **s)
{
	int n;

	/*
	 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin; say who
	 * drops it, and when.
	 */
	n = pin_user_pages_fast_shortterm(p, 1, flags, s);
	return n == 1 ? 0 : -EFAULT;
}

int pin_in(unsigned long p, int w, struct page **s)
{
	return pin_buf_longterm(p, w ? FOLL_WRITE : 0, s);
}

int copy_out(unsigned long p, int w, struct page **s)
{
	return pin_buf_shortterm(p, w ? FOLL_WRITE : 0, s);
}
