/* case: spatch sees one arm of an #if among the arguments, and its flag */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1,
#ifdef CONFIG_RO
				   FOLL_LONGTERM,
#else
				   FOLL_WRITE | FOLL_LONGTERM,
#endif
				   pages);
}
