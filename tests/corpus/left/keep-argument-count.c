/* case: a call for an older prototype has another number of arguments */
int pin_buf(unsigned long start, struct page **pages)
{
#ifdef CONFIG_OLDER_PROTOTYPE
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages, NULL);
#elif defined(CONFIG_STILL_OLDER)
	return pin_user_pages_fast(start, 1, pages);
#else
	return 0;
#endif
}
