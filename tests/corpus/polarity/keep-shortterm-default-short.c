/*
 * case: a short-term call has nothing to say, and needs no comment
 * options: --polarity shortterm-default
 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
