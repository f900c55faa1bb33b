/* case: the flag goes from the initialiser and from a later assignment */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = 0;

	gup_flags |= FOLL_WRITE;

	return pin_user_pages_fast_longterm(start, n, gup_flags, pages);
}
