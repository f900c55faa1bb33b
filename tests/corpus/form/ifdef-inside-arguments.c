/*
 * case: an #ifdef between the arguments
 */
int copy_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1,
#ifdef CONFIG_RO
				   0,
#else
				   FOLL_WRITE,
#endif
				   pages);
}
