/* case: a global that anyone may change */
unsigned int pin_flags = FOLL_LONGTERM;

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, pin_flags, pages);
}
