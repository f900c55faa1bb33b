/*
 * case: an #ifdef between the arguments
 * known-gap: lines are not laid out where an #ifdef stands among them
 * today: differs
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
