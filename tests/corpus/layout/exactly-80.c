/* case: a line of 80 columns is not wrapped */
int copy_some(unsigned long address1, int count, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(address1, count, FOLL_WRITE, pages);
	return ret;
}
