/* case: parentheses around two of three flags stay when two are left */
int pin_one(unsigned long start, bool w, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast_longterm(start, 1, FOLL_FORCE |
					   (w ? FOLL_WRITE : 0), pages);
	return ret;
}
