/*
 * case: a cast of the flag goes with it
 * known-gap: a cast of the flag alone stays, and is a cast of 0
 * today: differs
 */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1,
					   FOLL_WRITE,
					   pages);
	return ret;
}
