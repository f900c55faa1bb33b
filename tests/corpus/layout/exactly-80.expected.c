/* case: a line of 80 columns is not wrapped */
int copy_some(unsigned long address1, int count, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(address1, count, FOLL_WRITE, pages);
	return ret;
}
