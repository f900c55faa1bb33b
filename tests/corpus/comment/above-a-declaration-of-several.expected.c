/* case: above the declaration that holds the call */
int copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	int n = 1, ret = pin_user_pages_fast_shortterm(start, n, FOLL_WRITE,
						       pages);

	return ret == n ? 0 : -EFAULT;
}
