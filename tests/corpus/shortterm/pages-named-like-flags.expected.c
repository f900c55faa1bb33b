/* case: only the flags argument counts, whatever the others are called */
int copy_one(unsigned long gup_flags, struct page **flags)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(gup_flags, 1, FOLL_WRITE, flags);
}
