/*
 * case: the plain function of 6.1 has a fifth parameter
 * tree: linux-6.1
 */
long copy_some(unsigned long start, struct page **pages)
{
	return pin_user_pages(start, 8, FOLL_WRITE, pages, NULL);
}
