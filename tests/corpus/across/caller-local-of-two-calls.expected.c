/* case: a caller's local is given twice */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast_longterm(p, 1, flags, s);
}

int pin_two(unsigned long p, unsigned long q, struct page **s)
{
	unsigned int gup_flags = FOLL_WRITE;
	int ret;

	ret = pin_buf(p, gup_flags, s);
	if (ret == 1)
		ret = pin_buf(q, gup_flags, s + 1);
	return ret;
}
