/* case: a call that one configuration compiles */
int copy_one(unsigned long start, struct page **pages)
{
	int ret = -EINVAL;

#ifdef CONFIG_MMU
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
#endif
	return ret;
}
