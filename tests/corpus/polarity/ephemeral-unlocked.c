/*
 * case: the flags are the last argument
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
long pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_unlocked(start, 1, pages, FOLL_FORCE);
}
