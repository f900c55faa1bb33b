/*
 * case: the flag goes, the others stay
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	int n;

	n = pin_user_pages_fast(p, 1, FOLL_FORCE | flags, s);
	return n == 1 ? 0 : -EFAULT;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_WRITE | FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_WRITE, s);
}
