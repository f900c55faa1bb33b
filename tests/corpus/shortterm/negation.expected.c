/* case: a negated value used as flags is 0 or FOLL_WRITE */
int copy_one(unsigned long start, u32 ro, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, !ro, pages);
}
