/* case: both go when one argument names the flag twice */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, 1,
				  FOLL_LONGTERM | FOLL_WRITE | FOLL_LONGTERM,
				  pages);
	return ret;
}
