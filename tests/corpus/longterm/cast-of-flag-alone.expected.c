/*
 * case: a cast of the flag alone becomes 0
 * known-gap: a cast of the flag alone stays, and is a cast of 0
 * today: differs
 */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1, 0, pages);
	return ret;
}
