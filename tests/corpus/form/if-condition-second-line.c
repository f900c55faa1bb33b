/* case: the call stands on the condition's second line */
int copy_one(unsigned long start, int n, struct page **pages)
{
	if (likely(n > 0 && start) &&
	    pin_user_pages_fast(start, 1, FOLL_WRITE, pages) == 1)
		return 0;
	return -EFAULT;
}
