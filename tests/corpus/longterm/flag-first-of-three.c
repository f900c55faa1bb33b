/* case: the first of three flags goes */
long pin_some(unsigned long start, struct page **pages)
{
	return pin_user_pages(start, 4,
			      FOLL_LONGTERM | FOLL_WRITE | FOLL_FORCE, pages);
}
