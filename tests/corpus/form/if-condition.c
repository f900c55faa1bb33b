/* case: above the if, also where it compares the result */
int copy_one(unsigned long start, struct page **pages)
{
	if (pin_user_pages_fast(start, 1, FOLL_WRITE, pages) != 1)
		return -EFAULT;
	return 0;
}
