/* case: above the loop */
int copy_all(unsigned long p, struct page **pages)
{
	int n;

	for (n = 0; pin_user_pages_fast(p, 1, 0, pages) == 1; n++) {
		unpin_user_page(pages[0]);
		p += PAGE_SIZE;
	}
	return n;
}
