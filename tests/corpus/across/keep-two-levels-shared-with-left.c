/* case: another call reads the same flags and is left */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

static int pin_some(unsigned long p, unsigned int flags, struct page **s)
{
	int ret = pin_user_pages_fast(p, 1, flags & FOLL_LONGTERM, s);

	if (ret != 1)
		return ret;
	return pin_buf(p, flags, s + 1);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_some(p, FOLL_LONGTERM, s);
}
