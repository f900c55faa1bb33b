/* case: a loop hidden in a macro may not run at all */
#define for_each_page(i, n)	for ((i) = 0; (i) < (n); (i)++)

int pin_one(unsigned long start, int n, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;
	int i;

	for_each_page(i, n) {
		use_page(pages[i]);
		gup_flags |= FOLL_LONGTERM;
	}
	return pin_user_pages_fast(start, 1, gup_flags, pages);
}
