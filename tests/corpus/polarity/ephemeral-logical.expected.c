/*
 * case: what binds weaker than | gets parentheses
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, bool a, bool b)
{
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast(start, 1, (a && b) | FOLL_EPHEMERAL, pages);
}
