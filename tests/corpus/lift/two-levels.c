/*
 * case: the choice goes up through a function that hands it on
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	int n;

	n = pin_user_pages_fast(p, 1, flags, s);
	return n == 1 ? 0 : -EFAULT;
}

static int pin_some(unsigned long p, unsigned int flags, struct page **s)
{
	return p ? pin_buf(p, flags, s) : -EINVAL;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_some(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_some(p, FOLL_WRITE, s) +
	       pin_buf(p, 0, s);
}
