/* case: above the switch */
int copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	switch (pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages)) {
	case 1:
		return 0;
	case 0:
		return -EIO;
	default:
		return -EFAULT;
	}
}
