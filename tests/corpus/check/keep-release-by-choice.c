/*
 * case: the code knows which pages are pinned, in one function or by its caller
 */
void put_page(struct page *page);

long look(unsigned long start, struct page **pages, int kind)
{
	/* Pin lifetime: dropped below, by look(). */
	long ret = pin_user_pages_fast_shortterm(start, 1, 0, pages);

	if (ret != 1)
		return -EFAULT;
	if (kind)
		unpin_user_page(pages[0]);
	else
		put_page(pages[0]);
	return 0;
}
