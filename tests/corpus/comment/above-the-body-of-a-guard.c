/* case: under a guard without braces, above the statement, not above the guard */
int pin_buf(unsigned long start, struct page **pages, void *lock)
{
	int ret = 0;

	scoped_guard(mutex, lock)
		ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	return ret;
}
