/* case: a test of another flag does not stand in the way */
int pin_buf(unsigned long start, int n, bool write, struct page **pages)
{
	unsigned int flags = write ? FOLL_WRITE : 0;
	int ret;

	ret = pin_user_pages_fast_longterm(start, n, flags, pages);
	if (ret == n)
		use_pages(pages, n);
	unpin_user_pages_dirty_lock(pages, n, flags & FOLL_WRITE);
	return ret;
}
