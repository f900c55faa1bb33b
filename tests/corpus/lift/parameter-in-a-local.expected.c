/*
 * case: the parameter reaches the call by way of a local
 * options: --lift
 */
static int __pin_buf(unsigned long p, unsigned int flags, bool longterm,
		     struct page **s)
{
	unsigned int gup_flags = FOLL_WRITE;
	int n;

	gup_flags |= flags;
	if (longterm) {
		n = pin_user_pages_fast_longterm(p, 1, gup_flags, s);
	} else {
		/*
		 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin;
		 * say who drops it, and when.
		 */
		n = pin_user_pages_fast_shortterm(p, 1, gup_flags, s);
	}
	return n == 1 ? 0 : -EFAULT;
}

static int pin_buf_longterm(unsigned long p, struct page **s)
{
	return __pin_buf(p, 0, true, s);
}

static int pin_buf_shortterm(unsigned long p, struct page **s)
{
	return __pin_buf(p, 0, false, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, s);
}
