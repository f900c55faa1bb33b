/* case: a person said who drops the pin, in the places that it may stand */
int copy_one(unsigned long start, struct page **pages, bool again)
{
	int ret;

	/* Pin lifetime: dropped below, before we return. */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	if (ret == 1) {
		unpin_user_page(pages[0]);
	} else if (again &&
		   pin_user_pages_fast_shortterm(start, 1, 0, pages) == 1) {
		/*
		 * Pin lifetime: dropped by the next line.
		 */
		unpin_user_page(pages[0]);
	}
	return ret;
}
