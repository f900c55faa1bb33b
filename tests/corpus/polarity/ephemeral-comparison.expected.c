/*
 * case: a comparison gets parentheses
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, int type)
{
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast(start, 1, (type == 1) | FOLL_EPHEMERAL,
				   pages);
}
