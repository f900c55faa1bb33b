/* case: a guard keeps an empty statement, and never takes the next one */
int pin_buf(unsigned long start, int n, struct page **pages, void *lock)
{
	unsigned int flags = FOLL_WRITE;

	scoped_guard(mutex, lock)
		;
	return pin_user_pages_fast_longterm(start, n, flags, pages);
}
