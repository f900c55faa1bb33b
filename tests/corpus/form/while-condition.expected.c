/* case: above the loop */
int copy_all(unsigned long start, struct page **pages)
{
	int n = 0;

	/*
	 * Pin lifetime: EDITME - copy_all() holds this pin; say who drops it,
	 * and when.
	 */
	while (pin_user_pages_fast_shortterm(start, 1, 0, pages) == 1) {
		use_page(pages[0]);
		unpin_user_page(pages[0]);
		start += PAGE_SIZE;
		n++;
	}
	return n;
}
