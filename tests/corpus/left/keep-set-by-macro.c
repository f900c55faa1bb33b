/* case: a macro sets the flag in what looks like a value */
#define KEEP(flags)	((flags) |= FOLL_LONGTERM)

int pin_one(unsigned long start, struct page **pages)
{
	unsigned int gup_flags = FOLL_WRITE;

	KEEP(gup_flags);
	return pin_user_pages_fast(start, 1, gup_flags, pages);
}
