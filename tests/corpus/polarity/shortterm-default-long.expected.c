/*
 * case: a long-term call says so by its name
 * options: --polarity shortterm-default
 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, FOLL_WRITE, pages);
}
