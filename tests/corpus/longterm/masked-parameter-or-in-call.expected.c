/* case: a masked parameter surely lacks the flag */
int pin_buf(unsigned long start, int n, u32 flags, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, n,
					   flags & FOLL_WRITE, pages);
	return ret;
}
