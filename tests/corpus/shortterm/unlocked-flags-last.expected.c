/* case: _unlocked takes its flags last */
long copy_unlocked(unsigned long start, unsigned long n, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_unlocked() holds this pin; say who drops
	 * it, and when.
	 */
	return pin_user_pages_unlocked_shortterm(start, n, pages, FOLL_FORCE);
}
