/* case: the result initialises a local */
int copy_one(unsigned long start, struct page **pages)
{
	unsigned long len = PAGE_SIZE;
	int ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);

	return ret == 1 ? len : ret;
}
