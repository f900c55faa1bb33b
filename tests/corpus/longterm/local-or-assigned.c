/* case: a statement that only adds the flag goes */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags = 0;

	if (write)
		gup_flags = FOLL_WRITE;
	gup_flags |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
