/* case: a short-term and a long-term call share a statement */
long pin_two(unsigned long p, struct page **pages)
{
	long ret;

	/*
	 * Pin lifetime: EDITME - pin_two() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_shortterm(p, 1, FOLL_WRITE, pages) +
	      pin_user_pages_longterm(p + PAGE_SIZE, 1, 0, pages + 1);
	return ret;
}
