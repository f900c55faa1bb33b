/* case: which argument is which differs from one arm of an #if to the other */
#define ONE_PAGE 1, 0,
int pin_some(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start,
#ifdef CONFIG_MANY
				   16, FOLL_WRITE,
#else
				   ONE_PAGE
#endif
				   pages);
}
