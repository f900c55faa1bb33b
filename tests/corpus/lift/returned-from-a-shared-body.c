/*
 * case: a body that is shared returns the value of either call
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	if (!p)
		return -EINVAL;
	cond_resched();
	use_page(s[0]);
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_WRITE, s);
}
