/* case: a statement that goes leaves one blank line */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

	gup_flags |= FOLL_LONGTERM;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
