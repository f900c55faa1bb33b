/* case: both go when one argument names the flag twice */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1,
					   FOLL_WRITE, pages);
	return ret;
}
