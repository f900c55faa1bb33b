/* case: what is or-ed to the flag may be a local that is 0 */
int pin_one(unsigned long start, struct page **pages)
{
	unsigned int flags = 0;
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1, FOLL_WRITE | flags, pages);
	return ret;
}
