/* case: a flag that is overwritten before the call does not count */
int copy_some(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_LONGTERM;

	if (use_pages(pages, n) || gup_flags == FOLL_LONGTERM)
		gup_flags = FOLL_WRITE;
	gup_flags = FOLL_WRITE;
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
