/*
 * case: a condition gets parentheses
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, bool write)
{
	return pin_user_pages_fast(start, 1, write ? FOLL_WRITE : 0, pages);
}
