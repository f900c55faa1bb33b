/* case: a backward goto that leaves the flags alone */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int gup_flags = 0;
	int ret;

retry:
	ret = pin_user_pages_fast_longterm(start, 1, gup_flags, pages);
	if (ret == 0) {
		cond_resched();
		goto retry;
	}
	return ret;
}
