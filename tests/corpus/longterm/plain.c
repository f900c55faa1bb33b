/* case: the plain function takes its flags third */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages(start, n, FOLL_LONGTERM, pages);
}
