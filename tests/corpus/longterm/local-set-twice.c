/* case: the flag goes from the initialiser and from a later assignment */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_LONGTERM;

	gup_flags |= FOLL_LONGTERM | FOLL_WRITE;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
