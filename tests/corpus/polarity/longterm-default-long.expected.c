/*
 * case: a long-term call keeps its name and loses the flag
 * options: --polarity longterm-default
 * again: linux-longterm-default
 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE,
				   pages);
}
