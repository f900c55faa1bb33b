/*
 * case: a raw call without the flag
 * finds: raw-call 8:9
 */
long copy_some(struct mm_struct *mm, unsigned long start,
	       struct page **pages, int *locked)
{
	return pin_user_pages_remote(mm, start, 1, FOLL_WRITE, pages, locked);
}
