/* case: a long line that would pass 100 is wrapped */
int pin_some(unsigned long address, int count, bool write, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(address & PAGE_MASK, count, write ? FOLL_WRITE : FOLL_FORCE, pages);
	return ret;
}
