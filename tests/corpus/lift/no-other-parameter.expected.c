/*
 * case: a function that has no parameter but the flags
 * options: --lift
 */
static struct page *pinned;

static void pin_it_longterm(void)
{
	pin_user_pages_fast_longterm(PAGE_SIZE, 1, 0, &pinned);
}

static void pin_it_shortterm(void)
{
	/*
	 * Pin lifetime: EDITME - pin_it_shortterm() holds this pin; say who
	 * drops it, and when.
	 */
	pin_user_pages_fast_shortterm(PAGE_SIZE, 1, 0, &pinned);
}

void pin_in(void)
{
	pin_it_longterm();
}

void copy_out(void)
{
	pin_it_shortterm();
}
