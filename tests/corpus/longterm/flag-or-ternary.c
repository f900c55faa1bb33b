/* case: the flag goes from before a ternary in parentheses */
int pin_one(unsigned long start, bool w, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, 1,
				  FOLL_LONGTERM | (w ? FOLL_WRITE : 0), pages);
	return ret;
}
