/* case: the comparison's value is assigned */
int copy_one(unsigned long start, struct page **pages)
{
	bool ok;

	ok = pin_user_pages_fast(start, 1, FOLL_WRITE, pages) == 1;
	return ok ? 0 : -EFAULT;
}
