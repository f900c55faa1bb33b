/* case: lines that end in CR LF stay so, and new ones end alike */
int copy_one(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, flags, pages);
}
