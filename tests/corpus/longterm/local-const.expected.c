/* case: a const local */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	const unsigned int gup_flags = FOLL_WRITE;

	return pin_user_pages_fast_longterm(start, n, gup_flags, pages);
}
