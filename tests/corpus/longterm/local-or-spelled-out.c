/* case: x = x | FOLL_LONGTERM goes as a whole */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

	gup_flags = gup_flags | FOLL_LONGTERM;
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
