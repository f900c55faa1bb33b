/* case: the flag goes from both branches */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags;

	if (write)
		gup_flags = FOLL_WRITE | FOLL_LONGTERM;
	else
		gup_flags = FOLL_LONGTERM;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
