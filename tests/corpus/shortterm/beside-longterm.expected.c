/* case: a short-term and a long-term call in one function */
int pin_both(unsigned long start, struct page **pages)
{
	unsigned int flags = 0;
	int ret;

	/*
	 * Pin lifetime: EDITME - pin_both() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	if (ret != 1)
		return ret;
	unpin_user_page(pages[0]);
	return pin_user_pages_fast_longterm(start, 1, flags, pages);
}
