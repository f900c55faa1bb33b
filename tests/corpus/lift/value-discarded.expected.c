/*
 * case: nothing is done with the call's value
 * options: --lift
 */
static void __pin_buf(unsigned long p, struct page **s, bool longterm)
{
	if (p)
		cond_resched();
	if (longterm) {
		pin_user_pages_fast_longterm(p, 1,
					     FOLL_WRITE, s);
	} else {
		/*
		 * Pin lifetime: EDITME - pin_buf_shortterm() holds this pin;
		 * say who drops it, and when.
		 */
		pin_user_pages_fast_shortterm(p, 1,
					      FOLL_WRITE, s);
	}
}

static void pin_buf_longterm(unsigned long p, struct page **s)
{
	__pin_buf(p, s, true);
}

static void pin_buf_shortterm(unsigned long p, struct page **s)
{
	__pin_buf(p, s, false);
}

void pin_in(unsigned long p, struct page **s)
{
	pin_buf_longterm(p, s);
}

void copy_out(unsigned long p, struct page **s)
{
	pin_buf_shortterm(p, s);
}
