/*
 * case: the function's copies are shown to spatch as simply as it was itself
 * options: --lift
 */
static int __pin_buf(void *lock, unsigned long p, bool longterm,
		     struct page **s)
{
	int n = 0;

	if (longterm) {
		scoped_guard(mutex, lock)
			n = pin_user_pages_fast_longterm(p, 1, 0, s);
	} else {
		scoped_guard(mutex, lock)
			/*
			 * Pin lifetime: EDITME - pin_buf_shortterm() holds this
			 * pin; say who drops it, and when.
			 */
			n = pin_user_pages_fast_shortterm(p, 1, 0, s);
	}
	if (n != 1)
		return -EFAULT;
	return 0;
}

static int pin_buf_longterm(void *lock, unsigned long p, struct page **s)
{
	return __pin_buf(lock, p, true, s);
}

static int pin_buf_shortterm(void *lock, unsigned long p, struct page **s)
{
	return __pin_buf(lock, p, false, s);
}

int pin_in(void *lock, unsigned long p, struct page **s)
{
	return pin_buf_longterm(lock, p, s);
}

int copy_out(void *lock, unsigned long p, struct page **s)
{
	return pin_buf_shortterm(lock, p, s);
}
