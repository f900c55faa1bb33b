/*
 * case: nothing is done with the call's value
 * options: --lift
 */
static void pin_buf(unsigned long p, struct page **s, unsigned int flags)
{
	if (p)
		cond_resched();
	pin_user_pages_fast(p, 1,
			    flags | FOLL_WRITE, s);
}

void pin_in(unsigned long p, struct page **s)
{
	pin_buf(p, s, FOLL_LONGTERM);
}

void copy_out(unsigned long p, struct page **s)
{
	pin_buf(p, s, 0);
}
