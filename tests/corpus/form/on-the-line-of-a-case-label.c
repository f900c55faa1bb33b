/* case: label and call share a line: the comment stands above it */
long copy_one(unsigned long p, int mode, struct page **pages)
{
	long ret = -EINVAL;

	switch (mode) {
	case 1: ret = pin_user_pages(p, 1, 0, pages); break;
	case 2: ret = pin_user_pages(p, 1, FOLL_LONGTERM, pages); break;
	}
	return ret;
}
