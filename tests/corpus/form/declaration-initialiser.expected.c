/* case: the result initialises a local */
int copy_one(unsigned long start, struct page **pages)
{
	unsigned long len = PAGE_SIZE;
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	int ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);

	return ret == 1 ? len : ret;
}
