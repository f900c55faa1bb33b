/* case: one configuration sets the flag, the other does not */
int pin_one(unsigned long start, struct page **pages)
{
	unsigned int gup_flags;

#ifdef CONFIG_KEEP
	gup_flags = FOLL_LONGTERM;
#else
	gup_flags = FOLL_WRITE;
#endif
	return pin_user_pages_fast(start, 1, gup_flags, pages);
}
