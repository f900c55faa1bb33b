/* case: the comment stands between the if and its one statement */
int copy_one(unsigned long start, bool pin, struct page **pages)
{
	int ret = 0;

	if (pin)
		ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	return ret;
}
