/* case: the flag in another argument is none */
int copy_one(unsigned long start, u32 mode, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, mode & FOLL_LONGTERM ? 2 : 1,
					    0, pages);
	return ret;
}
