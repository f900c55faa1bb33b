/* case: declared first, assigned on both paths */
int copy_some(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags;

	if (write)
		gup_flags = FOLL_WRITE;
	else
		gup_flags = 0;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
