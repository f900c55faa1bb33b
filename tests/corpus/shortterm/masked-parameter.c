/* case: a mask without the flag */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags & FOLL_WRITE, pages);
}
