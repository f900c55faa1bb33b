/* case: the flag's truth value is not the flag */
int copy_one(unsigned long start, u32 f, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, (f & FOLL_LONGTERM) != 0,
					    pages);
	return ret;
}
