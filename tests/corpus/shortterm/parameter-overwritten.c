/* case: a parameter that gets another value before the call */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	flags = flags ? FOLL_WRITE : 0;

	return pin_user_pages_fast(start, 1, flags, pages);
}
