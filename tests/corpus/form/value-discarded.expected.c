/* case: nobody looks at the result */
void touch(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - touch() holds this pin; say who drops it, and
	 * when.
	 */
	pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
}
