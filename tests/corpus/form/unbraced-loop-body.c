/* case: the comment stands between the for and its one statement */
int copy_all(unsigned long p, int n, struct page **pages)
{
	int i, ret = 0;

	for (i = 0; i < n; i++)
		ret += pin_user_pages_fast(p + i * PAGE_SIZE, 1, 0, pages + i);
	return ret;
}
