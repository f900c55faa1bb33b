/* case: a long line that would pass 100 is wrapped */
int pin_some(unsigned long address, int count, bool write, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - pin_some() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(address & PAGE_MASK, count,
					    write ? FOLL_WRITE : FOLL_FORCE,
					    pages);
	return ret;
}
