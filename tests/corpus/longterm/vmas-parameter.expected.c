/*
 * case: the plain function of 6.1 has a fifth parameter
 * tree: linux-6.1
 */
long pin_some(unsigned long start, struct page **pages,
	      struct vm_area_struct **vmas)
{
	return pin_user_pages_longterm(start, 8, FOLL_WRITE, pages, vmas);
}
