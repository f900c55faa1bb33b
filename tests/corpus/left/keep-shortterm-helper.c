/* case: a call that is converted and commented already */
int copy_buf(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: unpinned below, in any case.
	 */
	int ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);

	if (ret == 1)
		unpin_user_page(pages[0]);
	return ret;
}
