/* case: the flag is taken away on one path only */
int pin_buf(unsigned long start, bool brief, struct page **pages)
{
	unsigned int flags = FOLL_WRITE | FOLL_LONGTERM;

	if (brief)
		flags &= ~FOLL_LONGTERM;
	return pin_user_pages_fast(start, 1, flags, pages);
}
