/*
 * case: a call that is short-term today, and long-term once the names flip
 * options: --polarity ephemeral
 * finds: raw-call 8:9
 */
long copy_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
