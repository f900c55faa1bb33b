/*
 * case: what binds weaker than | gets parentheses
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, bool a, bool b)
{
	return pin_user_pages_fast(start, 1, a && b, pages);
}
