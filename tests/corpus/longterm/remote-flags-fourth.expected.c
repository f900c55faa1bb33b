/* case: _remote takes its flags fourth */
long pin_remote(struct mm_struct *mm, unsigned long va, struct page **pages)
{
	return pin_user_pages_remote_longterm(mm, va, 1, FOLL_WRITE,
					      pages, NULL);
}
