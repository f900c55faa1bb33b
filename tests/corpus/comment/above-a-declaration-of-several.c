/* case: above the declaration that holds the call */
int copy_one(unsigned long start, struct page **pages)
{
	int n = 1, ret = pin_user_pages_fast(start, n, FOLL_WRITE, pages);

	return ret == n ? 0 : -EFAULT;
}
