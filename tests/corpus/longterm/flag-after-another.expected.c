/* case: the flag and its operator go from behind another flag */
int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1, FOLL_WRITE, pages);
	return ret;
}
