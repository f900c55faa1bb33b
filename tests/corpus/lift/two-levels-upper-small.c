/*
 * case: a small function calls what is of its kind
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	int n;

	n = pin_user_pages_fast(p, 1, flags, s);
	if (n != 1)
		return -EFAULT;
	return 0;
}

static int pin_some(unsigned int flags, struct page **s)
{
	return pin_buf(PAGE_SIZE, flags, s);
}

int pin_in(struct page **s)
{
	return pin_some(FOLL_LONGTERM, s);
}

int copy_out(struct page **s)
{
	return pin_some(FOLL_WRITE, s);
}
