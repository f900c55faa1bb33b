/* case: a long-term call needs no comment where nobody asks for one */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages_longterm(start, n, FOLL_WRITE, pages);
}
