/*
 * case: a mask gets parentheses
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, unsigned int flags)
{
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast(start, 1,
				   (flags & FOLL_WRITE) | FOLL_EPHEMERAL,
				   pages);
}
