/* case: a ternary with the flag in one arm, or-ed to another */
int pin_buf(unsigned long start, bool keep, struct page **pages)
{
	unsigned int flags = FOLL_WRITE | (keep ? FOLL_LONGTERM : 0);

	return pin_user_pages_fast(start, 1, flags, pages);
}
