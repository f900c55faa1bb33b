/* case: assigned an or with a ternary */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags;

	gup_flags = FOLL_LONGTERM | (write ? FOLL_WRITE : 0);

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
