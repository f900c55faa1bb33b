/* case: a mask that takes the flag away in the argument */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, 1, flags & ~FOLL_LONGTERM, pages);
	return ret;
}
