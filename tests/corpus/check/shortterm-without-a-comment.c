/*
 * case: a short-term call that does not say who drops the pin
 * finds: missing-comment 9:8
 */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;
	/* pins the page */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	if (ret == 1)
		unpin_user_page(pages[0]);
	return ret;
}
