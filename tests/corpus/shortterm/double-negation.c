/* case: a value made boolean cannot hold the flag */
int copy_one(unsigned long start, u32 mode, struct page **pages)
{
	return pin_user_pages_fast(start, 1, !!mode, pages);
}
