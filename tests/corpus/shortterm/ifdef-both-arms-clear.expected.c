/* case: two configurations set different flags, neither ours */
int copy_one(unsigned long start, struct page **pages)
{
#ifdef CONFIG_READ_ONLY
	unsigned int flags = 0;
#else
	unsigned int flags = FOLL_WRITE;
#endif

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, flags, pages);
}
