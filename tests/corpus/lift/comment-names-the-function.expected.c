/*
 * case: words about the function stay, for a person
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

int pin_in(unsigned long p, struct page **s)
{	/* pin_buf() cannot sleep, and pin_buffer is another */
	int n = pin_buf_longterm(p, s);

	return n ? n : printk("pin_buf() fails\n");
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, s);
}
