/* case: a call that one configuration compiles */
int copy_one(unsigned long start, struct page **pages)
{
	int ret = -EINVAL;

#ifdef CONFIG_MMU
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
#endif
	return ret;
}
