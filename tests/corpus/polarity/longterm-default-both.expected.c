/*
 * case: a short-term and a long-term call in one function
 * options: --polarity longterm-default
 * again: linux-longterm-default
 */
long pin_both(unsigned long start, struct page **pages)
{
	unsigned int flags = 0;
	long ret;

	/*
	 * Pin lifetime: EDITME - pin_both() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_shortterm(start, 1, FOLL_WRITE, pages);
	if (ret == 1)
		unpin_user_page(pages[0]);
	return pin_user_pages(start, 1, flags, pages);
}
