/*
 * case: a function that has no parameter but the flags
 * options: --lift
 */
static struct page *pinned;

static void pin_it(unsigned int flags)
{
	pin_user_pages_fast(PAGE_SIZE, 1, flags, &pinned);
}

void pin_in(void)
{
	pin_it(FOLL_LONGTERM);
}

void copy_out(void)
{
	pin_it(0);
}
