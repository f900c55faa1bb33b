/* case: a loop that may not run at all sets the flag */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = 0;

	while (n--) {
		use_page(pages[n]);
		flags |= FOLL_LONGTERM;
	}
	return pin_user_pages_fast(start, 1, flags, pages);
}
