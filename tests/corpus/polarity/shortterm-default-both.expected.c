/*
 * case: of two calls that share no flags, only the long-term one changes
 * options: --polarity shortterm-default
 */
int pin_both(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	if (ret == 1)
		unpin_user_page(pages[0]);
	return pin_user_pages_fast_longterm(start, 1, 0, pages);
}
