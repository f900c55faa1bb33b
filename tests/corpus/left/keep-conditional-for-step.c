/* case: the step of a for adds the flag for the next round */
int pin_all(unsigned long p, int n, struct page **s)
{
	unsigned int flags;
	int ret = 0;

	for (flags = 0; n-- && ret >= 0; flags |= FOLL_LONGTERM)
		ret = pin_user_pages_fast(p, 1, flags, s);
	return ret;
}
