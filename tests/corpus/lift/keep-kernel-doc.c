/*
 * case: its kernel-doc would have to be written anew
 * options: --lift
 */

/**
 * pin_buf - pins a page
 * @p: where it is
 * @flags: FOLL flags
 * @s: gets it
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_buf(p, FOLL_LONGTERM, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return pin_buf(p, 0, s);
}
