/* case: what no longer fits goes to the next line */
int pin_some(unsigned long address, int count, struct page **pages)
{
	int pinned;

	pinned = pin_user_pages_fast_longterm(address & PAGE_MASK, count, 0,
					      pages);
	if (pinned != count)
		return pinned;

	/*
	 * Pin lifetime: EDITME - pin_some() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(address & PAGE_MASK, count,
					     FOLL_WRITE, pages);
}
