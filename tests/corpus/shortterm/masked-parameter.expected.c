/* case: a mask without the flag */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, flags & FOLL_WRITE,
					     pages);
}
