/*
 * case: the flags are the fourth argument
 * options: --polarity ephemeral
 * again: linux-ephemeral
 */
long pin_one(struct mm_struct *mm, unsigned long start, struct page **pages)
{
	return pin_user_pages_remote(mm, start, 1, 0, pages, NULL);
}
