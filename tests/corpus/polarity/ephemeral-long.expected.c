/*
 * case: a long-term call loses its flag
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, 0, pages);
}
