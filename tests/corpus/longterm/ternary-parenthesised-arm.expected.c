/* case: parentheses that hold one name are dropped with the flag */
int pin_one(unsigned long start, bool w, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1, w ? FOLL_WRITE : 0, pages);
	return ret;
}
