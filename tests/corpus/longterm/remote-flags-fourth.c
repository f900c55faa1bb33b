/* case: _remote takes its flags fourth */
long pin_remote(struct mm_struct *mm, unsigned long va, struct page **pages)
{
	return pin_user_pages_remote(mm, va, 1, FOLL_WRITE | FOLL_LONGTERM,
				     pages, NULL);
}
