/* case: in each arm of an #if, above its own statement */
int pin_buf(unsigned long start, struct page **pages)
{
	int ret;

#if defined(CONFIG_A)
	/*
	 * Pin lifetime: EDITME - pin_buf() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
#elif defined(CONFIG_B)
	ret = pin_user_pages_fast_longterm(start, 1, FOLL_WRITE, pages);
#else
	/*
	 * Pin lifetime: EDITME - pin_buf() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, 0, pages);
#endif
	return ret;
}
