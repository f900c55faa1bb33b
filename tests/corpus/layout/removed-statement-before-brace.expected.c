/* case: a statement that goes leaves no blank line before a brace */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags = 0;

	if (write) {
		gup_flags |= FOLL_WRITE;
	}
	return pin_user_pages_fast_longterm(start, n, gup_flags, pages);
}
