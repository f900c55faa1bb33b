/* case: the flag stands in only where the value is 0 */
int pin_one(unsigned long start, u32 mode, struct page **pages)
{
	unsigned int flags = mode & FOLL_WRITE ?: FOLL_LONGTERM;

	return pin_user_pages_fast(start, 1, flags, pages);
}
