/*
 * case: a body that is shared needs the call as a statement of its own
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	if (!p)
		return -EINVAL;
	if (pin_user_pages_fast(p, 1, flags, s) != 1)
		return -EFAULT;
	return 0;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
