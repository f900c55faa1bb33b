/*
 * case: statements that add a cast of the flag go as a whole
 */
int pin_buffer(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

	gup_flags |= (unsigned int)FOLL_LONGTERM;
	return pin_user_pages_fast(start, n, gup_flags, pages);
}

int pin_more(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

	gup_flags = gup_flags | (unsigned int)FOLL_LONGTERM;
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
