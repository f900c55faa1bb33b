/* case: what is moved down shares the line of what stood there */
int copy_some(unsigned long first_address, int pages_wanted, struct page **s)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_some() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(first_address + PAGE_SIZE,
					    pages_wanted, 0, s);
	return ret;
}
