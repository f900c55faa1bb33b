/* case: a clear value that is overwritten by the flag does not count */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags = 0;

	if (write)
		gup_flags = FOLL_WRITE;
	use_pages(pages, gup_flags & FOLL_WRITE);
	gup_flags = 0;
	return pin_user_pages_fast_longterm(start, n, gup_flags, pages);
}
