/*
 * case: words about the function stay, for a person
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{	/* pin_buf() cannot sleep, and pin_buffer is another */
	int n = pin_buf(p, FOLL_LONGTERM, s);

	return n ? n : printk("pin_buf() fails\n");
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
