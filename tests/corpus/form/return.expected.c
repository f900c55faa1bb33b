/* case: a return statement */
int copy_one(unsigned long start, int n, struct page **pages)
{
	if (n != 1)
		return -EINVAL;
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages) == 1;
}
