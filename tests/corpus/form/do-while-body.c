/* case: a call in the body has its comment in the body */
int copy_all(unsigned long start, struct page **pages)
{
	int ret;

	do {
		ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
	} while (ret == 0);
	return ret;
}
