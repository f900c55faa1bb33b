/*
 * case: _remote of 6.1 has a parameter between pages and locked
 * tree: linux-6.1
 */
long pin_remote(struct mm_struct *mm, unsigned long va, struct page **pages)
{
	return pin_user_pages_remote_longterm(mm, va, 1, 0, pages, NULL, NULL);
}
