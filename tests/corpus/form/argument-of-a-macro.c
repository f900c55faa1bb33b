/* case: the call is an argument of a macro */
int copy_one(unsigned long start, struct page **pages)
{
	if (WARN_ON(pin_user_pages_fast(start, 1, 0, pages) != 1))
		return -EFAULT;
	return 0;
}
