/* case: the call is an argument of a macro */
int copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	if (WARN_ON(pin_user_pages_fast_shortterm(start, 1, 0, pages) != 1))
		return -EFAULT;
	return 0;
}
