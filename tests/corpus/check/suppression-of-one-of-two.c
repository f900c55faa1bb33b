/*
 * case: a suppression is about one statement, the next one is another
 * finds: missing-comment 13:9
 */
long pin_two(unsigned long start, struct page **pages)
{
	long ret;

	/* pin_user_pages-allow: missing-comment: see pin_one() */
	ret = pin_user_pages_fast_shortterm(start, 1, 0, pages);
	if (ret)
		return ret;
	return pin_user_pages_shortterm(start, 1, 0, pages);
}
