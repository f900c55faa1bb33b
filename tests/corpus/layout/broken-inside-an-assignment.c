/* case: a line break in an assignment goes with the flag */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags;

	gup_flags = FOLL_LONGTERM |
		    FOLL_WRITE;
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
