/*
 * case: the choice moves to the callers
 * options: --lift
 */
static int __pin_buf(unsigned long p, bool longterm, struct page **s)
{
	int n;

	if (longterm) {
		n = pin_user_pages_fast_longterm(p, 1, 0, s);
	} else {
		/*
		 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin;
		 * say who drops it, and when.
		 */
		n = pin_user_pages_fast_shortterm(p, 1, 0, s);
	}
	if (n != 1)
		return -EFAULT;
	return 0;
}

static int pin_buf_longterm(unsigned long p, struct page **s)
{
	return __pin_buf(p, true, s);
}

static int pin_buf_shortterm(unsigned long p, struct page **s)
{
	return __pin_buf(p, false, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, s);
}
