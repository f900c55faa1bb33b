/* case: a static local keeps what the last call left in it */
int pin_one(unsigned long start, struct page **pages)
{
	static unsigned int flags = FOLL_LONGTERM;
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	flags = FOLL_WRITE;
	return ret;
}
