/* case: an assignment inside the condition */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	if ((ret = pin_user_pages_fast(start, 1, 0, pages)) < 0)
		return ret;
	return 0;
}
