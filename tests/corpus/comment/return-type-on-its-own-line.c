/* case: the function is found when its name begins a line */
static inline int
copy_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
