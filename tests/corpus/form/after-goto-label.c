/* case: the comment stands between the label and the statement */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

again:
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	if (!ret)
		goto again;
	return ret;
}
