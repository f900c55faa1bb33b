/*
 * case: what decides in a caller's ternary is another flag
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	int n;

	n = pin_user_pages_fast(p, 1, flags, s);
	return n == 1 ? 0 : -EFAULT;
}

int pin_in(unsigned long p, int w, struct page **s)
{
	return pin_buf(p, (w ? FOLL_WRITE : 0) | FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, int w, struct page **s)
{
	return pin_buf(p, w ? FOLL_WRITE : 0, s);
}
