/*
 * case: dropped as pinned where something failed, and not where all went well
 * finds: wrong-release 18:2
 */
void put_page(struct page *page);

long look(unsigned long start, struct page **pages)
{
	/* Pin lifetime: dropped below, by look(). */
	long ret = pin_user_pages_fast_shortterm(start, 2, 0, pages);

	if (ret < 0)
		return ret;
	if (ret != 2) {
		unpin_user_pages(pages, ret);
		return -EFAULT;
	}
	put_page(pages[0]);
	return 0;
}
