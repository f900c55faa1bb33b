/* case: a line break in an initialiser goes with the flag */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

	return pin_user_pages_fast_longterm(start, n, gup_flags, pages);
}
