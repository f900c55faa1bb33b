/*
 * case: each function of the family, two on a line
 * finds: raw-call 8:13, raw-call 8:48, raw-call 10:10
 */
int pin_two(unsigned long a, struct page **p)
{
	int ret;
	ret = a && pin_user_pages_fast(a, 1, 0, p) && pin_user_pages_fast_only(a, 1, 0, p);
	if (!ret)
		return pin_user_pages(a, 1, 0, p);
	return ret;
}
