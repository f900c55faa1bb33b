/*
 * case: the function's copies are shown to spatch as simply as it was itself
 * options: --lift
 */
static int pin_buf(void *lock, unsigned long p, unsigned int flags, struct page **s)
{
	int n = 0;

	scoped_guard(mutex, lock)
		n = pin_user_pages_fast(p, 1, flags, s);
	if (n != 1)
		return -EFAULT;
	return 0;
}

int pin_in(void *lock, unsigned long p, struct page **s)
{
	return pin_buf(lock, p, FOLL_LONGTERM, s);
}

int copy_out(void *lock, unsigned long p, struct page **s)
{
	return pin_buf(lock, p, 0, s);
}
