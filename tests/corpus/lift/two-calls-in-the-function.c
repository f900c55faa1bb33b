/*
 * case: both calls of the function get what its callers say
 * options: --lift
 */
static long pin_buf(unsigned long p, int fast, unsigned int f, struct page **s)
{
	long n;

	if (fast) {
		n = pin_user_pages_fast(p, 1, f, s);
	} else {
		n = pin_user_pages(p, 1, f | FOLL_WRITE, s);
	}
	return n;
}

long pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, 1, FOLL_LONGTERM, s);
}

long copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, 0, s);
}
