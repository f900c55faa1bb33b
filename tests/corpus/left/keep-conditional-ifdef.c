/* case: the flag is added in one configuration only */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

#ifdef CONFIG_KEEP
	flags |= FOLL_LONGTERM;
#endif
	return pin_user_pages_fast(start, 1, flags, pages);
}
