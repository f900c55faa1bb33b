/*
 * case: the flags are the fourth argument
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
long pin_one(struct mm_struct *mm, unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_remote(mm, start, 1, FOLL_EPHEMERAL, pages, NULL);
}
