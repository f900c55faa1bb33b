/*
 * case: a comparison gets parentheses
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, int type)
{
	return pin_user_pages_fast(start, 1, type == 1, pages);
}
