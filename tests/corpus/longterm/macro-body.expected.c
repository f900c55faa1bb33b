/* case: the flag goes from a call in a macro's body */
#define PIN_ONE(p, page) pin_user_pages_fast_longterm(p, 1, 0, page)

int pin_one(unsigned long start, struct page **pages)
{
	return PIN_ONE(start, pages);
}
