/* case: set on the straight way and on the way by goto */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int gup_flags;

	if (!write) {
		gup_flags = FOLL_LONGTERM;
		goto pin;
	}
	use_pages(pages, n);
	gup_flags = FOLL_LONGTERM | FOLL_WRITE;
pin:
	return pin_user_pages_fast(start, n, gup_flags, pages);
}
