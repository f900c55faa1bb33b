/* case: a function that only some trees declare */
int pin_atomic(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_only_longterm(start, 1, 0, pages);
}
