/* case: the flags are what a pointer points to */
int pin_one(unsigned long start, u32 *flags, struct page **pages)
{
	*flags = FOLL_LONGTERM;
	use_page(pages[0]);
	return pin_user_pages_fast(start, 1, *flags, pages);
}
