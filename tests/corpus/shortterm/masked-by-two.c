/* case: a mask of two other flags in front of the value */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, 1,
				  (FOLL_WRITE | FOLL_FORCE) & flags, pages);
	return ret;
}
