/*
 * case: the choice goes up through a function that hands it on
 * options: --lift
 */
static int pin_buf_longterm(unsigned long p, struct page **s)
{
	int n;

	n = pin_user_pages_fast_longterm(p, 1, 0, s);
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

static int pin_some_longterm(unsigned long p, struct page **s)
{
	return p ? pin_buf_longterm(p, s) : -EINVAL;
}

static int pin_some_shortterm(unsigned long p, unsigned int flags,
			      struct page **s)
{
	return p ? pin_buf_shortterm(p, flags, s) : -EINVAL;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_some_longterm(p, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_some_shortterm(p, FOLL_WRITE, s) +
	       pin_buf_shortterm(p, 0, s);
}
