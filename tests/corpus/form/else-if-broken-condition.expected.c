/* case: the arm begins behind a condition of two lines */
int copy_one(unsigned long start, int n, struct page **pages)
{
	int ret = 0;

	if (n == 0) {
		ret = -EINVAL;
	} else if (n == 1 &&
		   pin_user_pages_fast_shortterm(start, n, FOLL_WRITE,
						 pages) != n) {
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		ret = -EFAULT;
	}
	return ret;
}
