/* case: the loop adds the flag after the first round */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;
	int ret = 0;

	while (n-- && ret >= 0) {
		ret = pin_user_pages_fast(start, 1, flags, pages);
		flags |= FOLL_LONGTERM;
	}
	return ret;
}
