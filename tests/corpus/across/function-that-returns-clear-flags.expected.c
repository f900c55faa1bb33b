/* case: a function of this file makes the flags */
static unsigned int flags_of(bool write)
{
	return write ? FOLL_WRITE : 0;
}

int copy_in(unsigned long p, bool write, struct page **s)
{
	/*
	 * Pin lifetime: EDITME - copy_in() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, flags_of(write), s);
}
