/*
 * case: a cast of the flag alone becomes 0
 */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1, 0, pages);
	return ret;
}
