/* case: the same local is copied, and the copy goes elsewhere */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	unsigned int copy = flags;
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	if (ret != 1)
		ret = get_user_pages_fast(start, 1, copy, pages);
	return ret;
}
