/* case: a local is clear for one call and gets the flag for the next */
int pin_two(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;
	int ret;

	/*
	 * Pin lifetime: EDITME - pin_two() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, flags, pages);
	if (ret != 1)
		return ret;
	unpin_user_page(pages[0]);

	return pin_user_pages_fast_longterm(start, 1, flags, pages);
}
