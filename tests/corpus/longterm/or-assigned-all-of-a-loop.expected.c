/* case: a loop keeps an empty statement, as its condition does something */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = 0;
	int k = n;

	while (k-- > 3)
		;
	return pin_user_pages_fast_longterm(start, n + k, flags, pages);
}
