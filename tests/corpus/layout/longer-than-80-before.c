/* case: a line that was longer may stay so, up to 100 */
int pin_some(unsigned long address, int count, bool write, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(address, count, write ? FOLL_WRITE : FOLL_FORCE, pages);
	return ret;
}
