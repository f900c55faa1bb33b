/* case: what no longer fits goes to the next line */
int pin_some(unsigned long address, int count, struct page **pages)
{
	int pinned;

	pinned = pin_user_pages_fast(address & PAGE_MASK, count, FOLL_LONGTERM,
				     pages);
	if (pinned != count)
		return pinned;

	return pin_user_pages_fast(address & PAGE_MASK, count, FOLL_WRITE,
				   pages);
}
