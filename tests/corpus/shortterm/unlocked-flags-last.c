/* case: _unlocked takes its flags last */
long copy_unlocked(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages_unlocked(start, n, pages, FOLL_FORCE);
}
