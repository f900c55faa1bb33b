/* case: label and call share a line: the comment stands above it */
long copy_one(unsigned long p, int mode, struct page **pages)
{
	long ret = -EINVAL;

	switch (mode) {
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	case 1: ret = pin_user_pages_shortterm(p, 1, 0, pages); break;
	case 2: ret = pin_user_pages_longterm(p, 1, 0, pages); break;
	}
	return ret;
}
