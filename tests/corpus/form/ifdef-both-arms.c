/* case: each arm's call is converted by its own flags */
long pin_one(unsigned long start, struct page **pages)
{
	long ret;

#ifdef CONFIG_HAVE_FAST_GUP
	ret = pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages);
#else
	ret = pin_user_pages(start, 1, FOLL_WRITE, pages);
#endif
	return ret;
}
