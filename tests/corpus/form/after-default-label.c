/* case: the comment stands between the label and the statement */
long copy_one(unsigned long start, int mode, struct page **pages)
{
	switch (mode) {
	case 1:
		return -EINVAL;
	default:
		return pin_user_pages(start, 1, 0, pages);
	}
}
