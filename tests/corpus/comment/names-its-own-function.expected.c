/* case: each of two functions is named in its own comment */
int copy_in(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_in() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, 0, pages);
}

int copy_out(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_out() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
}
