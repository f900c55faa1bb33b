/* case: both branches call, each has its comment */
long copy_one(unsigned long start, bool fast, struct page **pages)
{
	long ret;

	if (fast)
		ret = pin_user_pages_fast(start, 1, 0, pages);
	else
		ret = pin_user_pages(start, 1, 0, pages);
	return ret;
}
