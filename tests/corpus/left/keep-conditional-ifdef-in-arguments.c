/* case: an argument in each arm of an #if, and the flag in one of them */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1,
#ifdef CONFIG_RO
				   0, /* reads */
#else
				   FOLL_LONGTERM,
#endif
				   pages);
}
