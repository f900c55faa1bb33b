/* case: a comment that is there already and ours become one */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	/* One page is all that the device takes. */
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	return ret;
}
