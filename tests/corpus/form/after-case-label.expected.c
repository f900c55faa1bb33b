/* case: the comment stands between the label and the statement */
int copy_one(unsigned long start, int mode, struct page **pages)
{
	int ret;

	switch (mode) {
	case 1:
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		ret = pin_user_pages_fast_shortterm(start, 1, 0, pages);
		break;
	default:
		ret = -EINVAL;
		break;
	}
	return ret;
}
