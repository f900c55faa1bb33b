/*
 * case: one caller is always there, another one only sometimes
 * options: --lift
 */
static int pin_buf_longterm(unsigned long p, struct page **s)
{
	return pin_user_pages_fast_longterm(p, 1, 0, s);
}

static int pin_buf_shortterm(unsigned long p, struct page **s)
{
	/*
	 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin; say who
	 * drops it, and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, 0, s);
}

#ifdef CONFIG_KEEP
int pin_more(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, s);
}
#endif

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, s);
}
