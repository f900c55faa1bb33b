/*
 * case: an #ifdef between the arguments
 */
int copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1,
#ifdef CONFIG_RO
					     0,
#else
					     FOLL_WRITE,
#endif
					     pages);
}
