/*
 * case: a call that grows too long is wrapped
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, int nr_pages, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast(start, nr_pages,
				   FOLL_WRITE | FOLL_FORCE | FOLL_EPHEMERAL,
				   pages);
}
