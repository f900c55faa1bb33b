/*
 * case: short-term and long-term calls in one function
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_both(unsigned long start, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - pin_both() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE | FOLL_EPHEMERAL, pages);
	if (ret == 1)
		unpin_user_page(pages[0]);
	return pin_user_pages_fast(start, 1, 0, pages);
}
