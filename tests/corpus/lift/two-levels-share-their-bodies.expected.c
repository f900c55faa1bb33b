/*
 * case: the bool is handed on where both bodies are shared
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

static int pin_buf_shortterm(unsigned long p, struct page **s)
{
	return __pin_buf(p, 0, false, s);
}

static int __pin_some(unsigned long p, unsigned int flags, bool longterm,
		      struct page **s)
{
	if (!p)
		return -EINVAL;
	if (__pin_buf(p, flags, longterm, s))
		return -EFAULT;
	use_page(s[0]);
	return 0;
}

static int pin_some_longterm(unsigned long p, struct page **s)
{
	return __pin_some(p, 0, true, s);
}

static int pin_some_shortterm(unsigned long p, unsigned int flags,
			      struct page **s)
{
	return __pin_some(p, flags, false, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_some_longterm(p, s) + pin_some_shortterm(p, FOLL_WRITE, s) +
	       pin_buf_shortterm(p, s);
}
