/* case: a long-term call that becomes shorter stays on its line */
int pin_some(unsigned long address, int count, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(address, count, FOLL_WRITE | FOLL_LONGTERM, pages);
	return ret;
}
