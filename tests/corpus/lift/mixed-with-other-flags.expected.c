/*
 * case: the flag goes, the others stay
 * options: --lift
 */
static int pin_buf_longterm(unsigned long p, unsigned int flags,
			    struct page **s)
{
	int n;

	n = pin_user_pages_fast_longterm(p, 1, FOLL_FORCE | flags, s);
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
	n = pin_user_pages_fast_shortterm(p, 1, FOLL_FORCE | flags, s);
	return n == 1 ? 0 : -EFAULT;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, FOLL_WRITE, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, FOLL_WRITE, s);
}
