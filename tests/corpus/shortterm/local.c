/* case: a local that no path gives the flag */
int copy_some(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags = 0;

	if (write)
		gup_flags |= FOLL_WRITE;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
