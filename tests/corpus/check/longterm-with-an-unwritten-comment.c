/*
 * case: a stub is one above a long-term call, too
 * finds: unwritten-comment 8:9
 */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	/* Pin lifetime: EDITME - keep_some() pins; say who drops the pin. */
	return pin_user_pages_longterm(start, n, FOLL_WRITE, pages);
}
