/* case: the comment stands between the label and the statement */
int copy_one(unsigned long start, int mode, struct page **pages)
{
	int ret;

	switch (mode) {
	case 1:
		ret = pin_user_pages_fast(start, 1, 0, pages);
		break;
	default:
		ret = -EINVAL;
		break;
	}
	return ret;
}
