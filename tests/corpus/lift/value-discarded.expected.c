/*
 * case: nothing is done with the call's value
 * options: --lift
 */
static void pin_buf_longterm(unsigned long p, struct page **s)
{
	if (p)
		cond_resched();
	pin_user_pages_fast_longterm(p, 1,
				     FOLL_WRITE, s);
}

static void pin_buf_shortterm(unsigned long p, struct page **s)
{
	if (p)
		cond_resched();
	/*
	 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin; say who
	 * drops it, and when.
	 */
	pin_user_pages_fast_shortterm(p, 1,
				      FOLL_WRITE, s);
}

void pin_in(unsigned long p, struct page **s)
{
	pin_buf_longterm(p, s);
}

void copy_out(unsigned long p, struct page **s)
{
	pin_buf_shortterm(p, s);
}
