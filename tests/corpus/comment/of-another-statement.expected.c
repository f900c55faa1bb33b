/* case: a comment counts for the statement below it, not for the one after */
int copy_two(unsigned long p, struct page **pages)
{
	int ret;

	/* Pin lifetime: dropped below. */
	ret = pin_user_pages_fast_shortterm(p, 1, 0, pages);
	if (ret != 1)
		return ret;
	unpin_user_page(pages[0]);
	/*
	 * Pin lifetime: EDITME - copy_two() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(p + PAGE_SIZE, 1, 0, pages);
	return ret;
}
