/* case: no line ends in the parenthesis */
int copy_some(unsigned long start, int n, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, n, FOLL_WRITE, pages);
	return ret;
}
