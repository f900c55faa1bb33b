/* case: a backward goto that leaves the flags alone */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int gup_flags = FOLL_LONGTERM;
	int ret;

retry:
	ret = pin_user_pages_fast(start, 1, gup_flags, pages);
	if (ret == 0) {
		cond_resched();
		goto retry;
	}
	return ret;
}
