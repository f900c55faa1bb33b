/*
 * case: a suppression that does not say why suppresses nothing
 * finds: suppression-without-reason 8:2, raw-call 9:9
 */
long pin_some(unsigned long start, struct page **pages,
	      unsigned int gup_flags)
{
	/* pin_user_pages-allow: raw-call */
	return pin_user_pages(start, 1, gup_flags, pages);
}
