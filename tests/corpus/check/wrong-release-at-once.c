/*
 * case: a page is pinned, and dropped as if it were not
 * finds: wrong-release 13:3
 */
struct page;
void put_page(struct page *page);

int peek(unsigned long start)
{
	struct page *page;
	/* Pin lifetime: dropped below, by peek(). */
	if (pin_user_pages_fast_shortterm(start, 1, 0, &page) == 1)
		put_page(page);
	return 0;
}
