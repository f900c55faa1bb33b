/*
 * case: the parameter is also read for a flag that stays
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
	if (n == 1 && flags & FOLL_WRITE)
		use_page(s[0]);
	return n;
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

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, FOLL_WRITE, s);
}
