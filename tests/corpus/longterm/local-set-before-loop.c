/* case: set before the loop, used inside */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE | FOLL_LONGTERM;
	int i, ret = 0;

	for (i = 0; i < n && ret >= 0; i++) {
		ret = pin_user_pages_fast(start, 1, gup_flags, pages + i);
		start += PAGE_SIZE;
	}
	return ret;
}
