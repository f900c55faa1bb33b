/*
 * case: the flag on its way to another function
 * finds: flag-outside-helpers 10:32
 */
long pin_some(unsigned long start, struct page **pages,
	      unsigned int gup_flags);

long keep_some(unsigned long start, struct page **pages)
{
	return pin_some(start, pages, FOLL_LONGTERM);
}
