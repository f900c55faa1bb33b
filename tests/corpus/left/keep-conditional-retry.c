/* case: a retry by goto comes back without the flag */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	int ret;

retry:
	ret = pin_user_pages_fast(start, 1, flags, pages);
	if (ret < 0 && flags) {
		flags = 0;
		goto retry;
	}
	return ret;
}
