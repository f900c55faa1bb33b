/* case: a local of type int holds the flag as well */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	int gup_flags = FOLL_LONGTERM;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
