/* case: the plain function */
long copy_some(unsigned long start, unsigned long n, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_shortterm(start, n, FOLL_WRITE | FOLL_FORCE,
					pages);
}
