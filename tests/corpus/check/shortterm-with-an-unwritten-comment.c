/*
 * case: a comment that no person has written
 * finds: unwritten-comment 13:8
 */
int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
	return ret;
}
