/* case: a function that only some trees declare */
int peek(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - peek() holds this pin; say who drops it, and
	 * when.
	 */
	return pin_user_pages_fast_only_shortterm(start, 1, 0, pages);
}
