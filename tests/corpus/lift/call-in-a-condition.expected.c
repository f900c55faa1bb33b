/*
 * case: in a small function the call can stand anywhere
 * options: --lift
 */
static int pin_buf_longterm(unsigned long p, struct page **s)
{
	if (pin_user_pages_fast_longterm(p, 1, 0, s) != 1)
		return -EFAULT;
	return 0;
}

static int pin_buf_shortterm(unsigned long p, struct page **s)
{
	/*
	 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin; say who
	 * drops it, and when.
	 */
	if (pin_user_pages_fast_shortterm(p, 1, 0, s) != 1)
		return -EFAULT;
	return 0;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, s);
}
