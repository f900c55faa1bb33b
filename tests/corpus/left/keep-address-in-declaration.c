/* case: a pointer to the flags writes them */
int pin_one(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE, *p = &flags;

	*p |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, 1, flags, pages);
}
