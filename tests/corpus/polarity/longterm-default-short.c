/*
 * case: a short-term call says so by its name, with the comment
 * options: --polarity longterm-default
 * again: linux-longterm-default
 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
