/*
 * case: a function that has no parameter but the flags
 * options: --lift
 */
static struct page *pinned;

static void __pin_it(bool longterm)
{
	if (longterm) {
		pin_user_pages_fast_longterm(PAGE_SIZE, 1, 0, &pinned);
	} else {
		/*
		 * Pin lifetime: EDITME - pin_it_shortterm() holds this pin; say
		 * who drops it, and when.
		 */
		pin_user_pages_fast_shortterm(PAGE_SIZE, 1, 0, &pinned);
	}
}

static void pin_it_longterm(void)
{
	__pin_it(true);
}

static void pin_it_shortterm(void)
{
	__pin_it(false);
}

void pin_in(void)
{
	pin_it_longterm();
}

void copy_out(void)
{
	pin_it_shortterm();
}
