/* case: two configurations set the flag */
int pin_one(unsigned long start, struct page **pages)
{
#ifdef CONFIG_READ_ONLY
	unsigned int flags = 0;
#else
	unsigned int flags = FOLL_WRITE;
#endif

	return pin_user_pages_fast_longterm(start, 1, flags, pages);
}
