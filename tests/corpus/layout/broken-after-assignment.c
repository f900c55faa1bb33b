/* case: a break behind the = stays */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long number_of_pages_pinned;

	number_of_pages_pinned =
		pin_user_pages(start, n, FOLL_WRITE | FOLL_LONGTERM, pages);
	return number_of_pages_pinned;
}
