/* case: a comment of one line will do */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	/* Pin lifetime: dropped by our caller in the same system call. */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	return ret;
}
