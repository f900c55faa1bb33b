/* case: the comment stands between the else and its one statement */
int copy_one(unsigned long start, bool get, struct page **pages)
{
	int ret;

	if (get)
		ret = get_user_pages_fast(start, 1, FOLL_WRITE, pages);
	else
		ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	return ret;
}
