/* case: the same loop with one statement */
#define for_each_page(i, n)	for ((i) = 0; (i) < (n); (i)++)

int pin_one(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_LONGTERM;
	int i;

	for_each_page(i, n)
		gup_flags = FOLL_WRITE;
	return pin_user_pages_fast(start, 1, gup_flags, pages);
}
