/* case: the first argument goes up, the other lines stay apart */
int pin_some(unsigned long start, int done, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(
			start + done * PAGE_SIZE,
			8 - done,
			FOLL_WRITE | FOLL_LONGTERM,
			pages + done);
	return ret;
}
