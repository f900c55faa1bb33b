/*
 * case: an entry would have no caller in some configurations
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

#ifdef CONFIG_KEEP
int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}
#endif

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
