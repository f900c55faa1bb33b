/* case: a comment behind the flag stays */
long pin_some(unsigned long p, unsigned long n, struct page **pages)
{
	return pin_user_pages_longterm(p, n, 0 /* as ever */, pages);
}
