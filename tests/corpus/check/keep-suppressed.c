/* case: a reason in a comment lets a finding stay, above it or behind it */
long pin_some(unsigned long start, struct page **pages,
	      unsigned int gup_flags)
{
	/*
	 * pin_user_pages-allow: raw-call: the caller decides, and passes
	 * nothing else
	 */
	return pin_user_pages(start, 1,
			      gup_flags, pages);
}

long pin_more(unsigned long start, unsigned int gup_flags);

long keep_some(unsigned long start)
{
	return pin_more(start,
			FOLL_LONGTERM); /* pin_user_pages-allow: flag-outside-helpers: as above */
}
