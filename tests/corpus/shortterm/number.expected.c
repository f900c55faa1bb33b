/* case: a number without the flag's bit */
int copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, 1, pages);
}
