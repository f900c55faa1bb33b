/* case: a parameter that gets another value before the call */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	flags = flags ? FOLL_WRITE : 0;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, flags, pages);
}
