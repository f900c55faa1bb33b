/* case: each arm's call is converted by its own flags */
long pin_one(unsigned long start, struct page **pages)
{
	long ret;

#ifdef CONFIG_HAVE_FAST_GUP
	ret = pin_user_pages_fast_longterm(start, 1, 0, pages);
#else
	/*
	 * Pin lifetime: EDITME - pin_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_shortterm(start, 1, FOLL_WRITE, pages);
#endif
	return ret;
}
