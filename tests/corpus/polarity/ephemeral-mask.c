/*
 * case: a mask gets parentheses
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, unsigned int flags)
{
	return pin_user_pages_fast(start, 1, flags & FOLL_WRITE, pages);
}
