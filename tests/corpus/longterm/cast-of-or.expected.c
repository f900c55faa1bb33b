/*
 * case: the flag goes from under a cast
 */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1, (unsigned int)FOLL_WRITE,
					   pages);
	return ret;
}
