/* case: the flag in a ternary's condition is not passed */
int copy_one(unsigned long start, u32 f, struct page **pages)
{
	unsigned int flags = f & FOLL_LONGTERM ? FOLL_WRITE : 0;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, flags, pages);
}
