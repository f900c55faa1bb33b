/* case: only the flag's own declarator changes */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int off = start & ~PAGE_MASK, gup_flags = FOLL_LONGTERM, i = 0;

	if (off)
		return i;
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
