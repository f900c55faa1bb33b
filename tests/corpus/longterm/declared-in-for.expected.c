/*
 * case: a local that a for declares
 */
int pin_all(unsigned long p, int n, struct page **s)
{
	int ret = 0;

	for (unsigned int flags = 0; n > 0 && !ret; n--)
		ret = pin_user_pages_fast_longterm(p, n, flags, s);
	return ret;
}
