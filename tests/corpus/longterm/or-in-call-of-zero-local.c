/* case: what is or-ed to the flag may be a local that is 0 */
int pin_one(unsigned long start, struct page **pages)
{
	unsigned int flags = 0;
	int ret;

	ret = pin_user_pages_fast(start, 1, FOLL_WRITE | FOLL_LONGTERM | flags,
				  pages);
	return ret;
}
