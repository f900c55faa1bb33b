/* case: the comparison's value is assigned */
int copy_one(unsigned long start, struct page **pages)
{
	bool ok;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ok = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages) == 1;
	return ok ? 0 : -EFAULT;
}
