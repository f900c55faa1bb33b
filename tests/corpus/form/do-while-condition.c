/* case: above the whole loop, not between body and condition */
int copy_all(unsigned long p, struct page **pages)
{
	int n = 0;

	do {
		p += PAGE_SIZE;
		if (n++)
			unpin_user_page(pages[0]);
	} while (pin_user_pages_fast(p, 1, 0, pages) == 1);
	return n;
}
