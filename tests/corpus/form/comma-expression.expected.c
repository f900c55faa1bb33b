/* case: the call stands behind a comma */
int copy_one(unsigned long p, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	p &= PAGE_MASK, ret = pin_user_pages_fast_shortterm(p, 1, 0, pages);
	return ret;
}
