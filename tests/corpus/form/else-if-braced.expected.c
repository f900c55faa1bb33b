/* case: an else if has its comment on the first line inside that arm */
int copy_one(unsigned long start, int n, struct page **pages)
{
	int ret = 0;

	if (n == 0) {
		ret = -EINVAL;
	} else if (pin_user_pages_fast_shortterm(start, 1, 0, pages) != 1) {
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		ret = -EFAULT;
	}
	return ret;
}
