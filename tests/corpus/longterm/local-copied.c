/* case: a local that is copied from another local */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int base = FOLL_LONGTERM;
	unsigned int gup_flags = base | FOLL_WRITE;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
