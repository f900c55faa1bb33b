/* case: both arms lack the flag */
int copy_one(unsigned long start, bool w, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, w ? FOLL_WRITE : 0,
					     pages);
}
