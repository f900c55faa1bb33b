/* case: two configurations set different flags, neither ours */
int copy_one(unsigned long start, struct page **pages)
{
#ifdef CONFIG_READ_ONLY
	unsigned int flags = 0;
#else
	unsigned int flags = FOLL_WRITE;
#endif

	return pin_user_pages_fast(start, 1, flags, pages);
}
