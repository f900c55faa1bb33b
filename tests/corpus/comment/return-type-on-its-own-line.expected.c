/* case: the function is found when its name begins a line */
static inline int
copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
}
