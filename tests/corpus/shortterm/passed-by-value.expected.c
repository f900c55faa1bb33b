/* case: a function that gets a copy cannot change the flags */
void log_flags(unsigned int flags);

int copy_one(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	log_flags(flags);
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, flags, pages);
}
