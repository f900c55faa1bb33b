/*
 * case: a small function calls what is of its kind
 * options: --lift
 */
static int __pin_buf(unsigned long p, unsigned int flags, bool longterm,
		     struct page **s)
{
	int n;

	if (longterm) {
		n = pin_user_pages_fast_longterm(p, 1, flags, s);
	} else {
		/*
		 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin;
		 * say who drops it, and when.
		 */
		n = pin_user_pages_fast_shortterm(p, 1, flags, s);
	}
	if (n != 1)
		return -EFAULT;
	return 0;
}

static int pin_buf_longterm(unsigned long p, struct page **s)
{
	return __pin_buf(p, 0, true, s);
}

static int pin_buf_shortterm(unsigned long p, unsigned int flags,
			     struct page **s)
{
	return __pin_buf(p, flags, false, s);
}

static int pin_some_longterm(struct page **s)
{
	return pin_buf_longterm(PAGE_SIZE, s);
}

static int pin_some_shortterm(unsigned int flags, struct page **s)
{
	return pin_buf_shortterm(PAGE_SIZE, flags, s);
}

int pin_in(struct page **s)
{
	return pin_some_longterm(s);
}

int copy_out(struct page **s)
{
	return pin_some_shortterm(FOLL_WRITE, s);
}
