/* case: _remote takes its flags fourth */
long copy_remote(struct mm_struct *mm, unsigned long va, struct page **pages)
{
	long ret;

	/*
	 * Pin lifetime: EDITME - copy_remote() holds this pin; say who drops
	 * it, and when.
	 */
	ret = pin_user_pages_remote_shortterm(mm, va, 1, FOLL_WRITE, pages,
					      NULL);
	return ret;
}
