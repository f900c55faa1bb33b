/* case: a file without a newline at its end */
int pin_buf(unsigned long start, int n, struct page **pages)
{
	return pin_user_pages_fast(start, n, FOLL_LONGTERM, pages);
}