/* case: a call below a written comment gets no second one */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: dropped below, before we return.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	if (ret == 1)
		unpin_user_page(pages[0]);
	return ret;
}
