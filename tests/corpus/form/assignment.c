/* case: the result is assigned */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	cond_resched();
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	return ret;
}
