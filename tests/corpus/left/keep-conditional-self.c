/* case: a ternary adds the flag to what was there */
int pin_one(unsigned long start, bool keep, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	flags = keep ? flags | FOLL_LONGTERM : flags;
	return pin_user_pages_fast(start, 1, flags, pages);
}
