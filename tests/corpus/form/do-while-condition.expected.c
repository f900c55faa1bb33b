/* case: above the whole loop, not between body and condition */
int copy_all(unsigned long p, struct page **pages)
{
	int n = 0;

	/*
	 * Pin lifetime: EDITME - copy_all() holds this pin; say who drops it,
	 * and when.
	 */
	do {
		p += PAGE_SIZE;
		if (n++)
			unpin_user_page(pages[0]);
	} while (pin_user_pages_fast_shortterm(p, 1, 0, pages) == 1);
	return n;
}
