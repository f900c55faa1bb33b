/*
 * case: the flag joins others
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
long pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages(start, 1, FOLL_WRITE, pages);
}
