/* case: _remote takes its flags fourth */
long copy_remote(struct mm_struct *mm, unsigned long va, struct page **pages)
{
	long ret;

	ret = pin_user_pages_remote(mm, va, 1, FOLL_WRITE, pages, NULL);
	return ret;
}
