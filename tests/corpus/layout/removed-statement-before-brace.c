/* case: a statement that goes leaves no blank line before a brace */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags = FOLL_LONGTERM;

	if (write) {
		gup_flags |= FOLL_WRITE;

		gup_flags |= FOLL_LONGTERM;
	}
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
