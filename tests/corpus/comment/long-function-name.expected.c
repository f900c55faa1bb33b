/* case: a long name moves the words behind it to the next line */
int copy_a_page_of_the_callers_memory_into_the_device(unsigned long p)
{
	struct page *page;

	/*
	 * Pin lifetime: EDITME -
	 * copy_a_page_of_the_callers_memory_into_the_device() holds this pin;
	 * say who drops it, and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, FOLL_WRITE, &page);
}
