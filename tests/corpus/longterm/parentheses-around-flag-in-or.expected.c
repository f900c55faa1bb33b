/*
 * case: parentheses around the flag alone go with it
 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, FOLL_WRITE, pages);
}

int pin_two(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	return pin_user_pages_fast_longterm(start, 1, flags, pages);
}
