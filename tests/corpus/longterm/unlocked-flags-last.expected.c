/* case: _unlocked takes its flags last */
long pin_unlocked(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages_unlocked_longterm(start, n, pages, 0);
}
