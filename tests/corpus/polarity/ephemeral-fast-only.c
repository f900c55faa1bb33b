/*
 * case: the flag of another function
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_only(start, 1, FOLL_WRITE, pages);
}
