/* case: a mask that takes the flag away in the argument */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, flags & ~FOLL_LONGTERM,
					    pages);
	return ret;
}
