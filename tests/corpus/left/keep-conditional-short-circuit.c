/* case: an assignment behind && may not happen */
int pin_buf(unsigned long start, bool keep, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	if (keep && (flags |= FOLL_LONGTERM))
		cond_resched();
	return pin_user_pages_fast(start, 1, flags, pages);
}
