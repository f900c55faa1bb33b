/* case: a loop keeps an empty statement, as its condition does something */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	int k = n;

	while (k-- > 3)
		flags |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, n + k, flags, pages);
}
