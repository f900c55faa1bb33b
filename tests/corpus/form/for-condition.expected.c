/* case: above the loop */
int copy_all(unsigned long p, struct page **pages)
{
	int n;

	/*
	 * Pin lifetime: EDITME - copy_all() holds this pin; say who drops it,
	 * and when.
	 */
	for (n = 0; pin_user_pages_fast_shortterm(p, 1, 0, pages) == 1; n++) {
		unpin_user_page(pages[0]);
		p += PAGE_SIZE;
	}
	return n;
}
