/*
 * case: a cast of the flag alone becomes 0
 */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, 1, (unsigned int)FOLL_LONGTERM, pages);
	return ret;
}
