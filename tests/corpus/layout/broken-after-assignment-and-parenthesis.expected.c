/* case: only the break behind the parenthesis goes */
long pin_some(unsigned long start, unsigned long n, struct page **pages)
{
	long number_of_pages_pinned;

	number_of_pages_pinned =
		pin_user_pages_longterm(start, n, FOLL_WRITE, pages);
	return number_of_pages_pinned;
}
