/*
 * case: another block's variable of the same name
 */
int copy_one(unsigned long start, bool get, struct page **pages)
{
	if (get) {
		unsigned int flags = FOLL_LONGTERM;

		return get_user_pages_fast(start, 1, flags, pages);
	} else {
		unsigned int flags = FOLL_WRITE;

		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		return pin_user_pages_fast_shortterm(start, 1, flags, pages);
	}
}
