/* case: parentheses that stood there for the operator go with it */
int pin_one(unsigned long start, bool w, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1,
					   w ? FOLL_WRITE : 0, pages);
	return ret;
}
