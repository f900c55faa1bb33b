/*
 * case: a short-term call says so by its name, with the comment
 * options: --polarity longterm-default
 * again: linux-longterm-default
 */
int pin_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
}
