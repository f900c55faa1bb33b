/* case: an arm that begins with the comment gets no second one */
int copy_one(unsigned long start, int n, struct page **pages)
{
	int ret = 0;

	if (n == 0) {
		ret = -EINVAL;
	} else if (pin_user_pages_fast_shortterm(start, 1, 0, pages) == 1) {
		/* Pin lifetime: dropped here. */
		unpin_user_page(pages[0]);
	}
	return ret;
}
