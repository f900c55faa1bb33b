/* case: a long-term call that becomes shorter stays on its line */
int pin_some(unsigned long address, int count, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(address, count, FOLL_WRITE, pages);
	return ret;
}
