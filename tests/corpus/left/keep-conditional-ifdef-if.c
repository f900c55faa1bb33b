/* case: an if that only one configuration has */
int pin_one(unsigned long start, bool keep, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

#ifndef CONFIG_ALWAYS_KEEP
	if (keep)
#endif
		gup_flags |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, 1, gup_flags, pages);
}
