/*
 * case: the flag joins a local at the call
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
int pin_one(unsigned long start, struct page **pages, bool write)
{
	unsigned int flags = 0;

	if (write)
		flags |= FOLL_WRITE;
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast(start, 1, flags | FOLL_EPHEMERAL, pages);
}
