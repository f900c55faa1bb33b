/* case: the plain function */
long copy_some(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages(start, n, FOLL_WRITE | FOLL_FORCE, pages);
}
