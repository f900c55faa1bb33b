/* case: one comment for both */
long copy_two(unsigned long p, struct page **pages)
{
	long ret;

	/*
	 * Pin lifetime: EDITME - copy_two() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_shortterm(p, 1, FOLL_WRITE, pages) +
	      pin_user_pages_shortterm(p + PAGE_SIZE, 1, FOLL_WRITE, pages + 1);
	return ret;
}
