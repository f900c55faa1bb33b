/* case: both arms lack the flag */
int copy_one(unsigned long start, bool w, struct page **pages)
{
	return pin_user_pages_fast(start, 1, w ? FOLL_WRITE : 0, pages);
}
