/* case: only the flag's own declarator changes */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int off = start & ~PAGE_MASK, gup_flags = 0, i = 0;

	if (off)
		return i;
	return pin_user_pages_fast_longterm(start, n, gup_flags, pages);
}
