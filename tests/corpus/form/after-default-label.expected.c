/* case: the comment stands between the label and the statement */
long copy_one(unsigned long start, int mode, struct page **pages)
{
	switch (mode) {
	case 1:
		return -EINVAL;
	default:
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		return pin_user_pages_shortterm(start, 1, 0, pages);
	}
}
