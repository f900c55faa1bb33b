/* case: a ternary with the flag in one arm */
int pin_buf(unsigned long start, bool keep, struct page **pages)
{
	return pin_user_pages_fast(start, 1, keep ? FOLL_LONGTERM : 0, pages);
}
