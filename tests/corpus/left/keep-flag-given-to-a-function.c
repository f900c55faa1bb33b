/* case: a function gets the flag and gives back who knows what */
unsigned int adjust(unsigned int flags);

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, adjust(FOLL_LONGTERM), pages);
}
