/* case: a variable that a macro declares is none of another function's */
#define DECLARE_FLAGS(name, value) unsigned int name = (value)

int pin_one(unsigned long start, struct page **pages)
{
	DECLARE_FLAGS(pin_flags, FOLL_LONGTERM);

	return pin_user_pages_fast(start, 1, pin_flags, pages);
}

unsigned int other(void)
{
	unsigned int pin_flags = FOLL_WRITE;

	return pin_flags;
}
