/*
 * case: one reference more is taken on a pinned page, and dropped
 */
void get_page(struct page *page);
void put_page(struct page *page);

long share(unsigned long start, struct page **pages)
{
	/* Pin lifetime: dropped below, by share(). */
	long ret = pin_user_pages_fast_shortterm(start, 1, 0, pages);

	if (ret != 1)
		return -EFAULT;
	get_page(pages[0]);
	put_page(pages[0]);
	unpin_user_page(pages[0]);
	return 0;
}
