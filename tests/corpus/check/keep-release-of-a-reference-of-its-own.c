/*
 * case: one reference more is taken on a page that stays pinned, and dropped
 */
void get_page(struct page *page);
void put_page(struct page *page);

long share(unsigned long start, struct page **pages)
{
	long ret = pin_user_pages_fast_longterm(start, 1, 0, pages);

	if (ret != 1)
		return -EFAULT;
	get_page(pages[0]);
	put_page(pages[0]);
	return 0;
}
