/*
 * case: a raw call whose flags the caller decides
 * finds: raw-call 8:9
 */
long pin_some(unsigned long start, struct page **pages,
	      unsigned int gup_flags)
{
	return pin_user_pages_unlocked(start, 1, pages, gup_flags);
}
