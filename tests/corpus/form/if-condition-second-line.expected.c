/* case: the call stands on the condition's second line */
int copy_one(unsigned long start, int n, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	if (likely(n > 0 && start) &&
	    pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages) == 1)
		return 0;
	return -EFAULT;
}
