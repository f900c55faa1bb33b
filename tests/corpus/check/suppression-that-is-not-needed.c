/*
 * case: a suppression whose finding is gone, of another line, or of no name
 * finds: unused-suppression 7:2, unused-suppression 8:2, unused-suppression 11:2, missing-comment 12:9
 */
long pin_some(unsigned long start, struct page **pages)
{
	/* pin_user_pages-allow: raw-call: it had to be */
	/* pin_user_pages-allow: row-call: it had to be */
	if (!start)
		return 0;
	/* pin_user_pages-allow: flag-outside-helpers: it had to be */
	return pin_user_pages_shortterm(start, 1, 0, pages);
}
