/*
 * case: the flag is in an inner block's variable of the same name
 */
int copy_some(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	if (n > 1) {
		unsigned int flags = FOLL_LONGTERM;

		return get_user_pages_fast(start, n, flags, pages);
	}
	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, n, flags, pages);
}
