/*
 * case: a macro names the flags
 * known-gap: macros are not looked into
 */
#define PIN_FLAGS	FOLL_WRITE

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, PIN_FLAGS, pages);
}
