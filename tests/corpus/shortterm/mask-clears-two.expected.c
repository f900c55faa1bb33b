/* case: a mask that takes the flag away with another */
int copy_one(unsigned long p, u32 f, struct page **s)
{
	f &= ~(FOLL_LONGTERM | FOLL_FORCE);
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, f, s);
}
