/*
 * case: the flag joins others
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
long pin_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages(start, 1, FOLL_WRITE | FOLL_EPHEMERAL, pages);
}
