/* case: a function that only some trees declare */
int pin_atomic(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_only(start, 1, FOLL_LONGTERM, pages);
}
