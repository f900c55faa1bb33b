/*
 * case: the plain function of 6.1 has a fifth parameter
 * tree: linux-6.1
 */
long copy_some(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_shortterm(start, 8, FOLL_WRITE, pages, NULL);
}
