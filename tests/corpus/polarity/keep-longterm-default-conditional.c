/*
 * case: a call whose caller decides is left
 * options: --polarity longterm-default
 */
int pin_one(unsigned long start, unsigned int flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags, pages);
}
