/* case: what stands behind the call goes down before an argument does */
int copy_one(unsigned long start, struct page **pages)
{
	if (pin_user_pages_fast(start, 1, FOLL_WRITE, pages) != 1 || !pages[0])
		return -EFAULT;
	return 0;
}
