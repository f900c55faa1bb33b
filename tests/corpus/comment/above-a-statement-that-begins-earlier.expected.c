/* case: above the statement's first line, not the call's */
int copy_one(unsigned long start, struct page **pages)
{
	int result_of_the_call;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	result_of_the_call =
		pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	return result_of_the_call;
}
