/* case: a return statement */
int copy_one(unsigned long start, int n, struct page **pages)
{
	if (n != 1)
		return -EINVAL;
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages) == 1;
}
