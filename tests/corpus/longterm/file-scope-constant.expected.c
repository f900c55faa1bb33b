/*
 * case: a constant at file scope holds the flag
 */
static const unsigned int pin_flags = FOLL_WRITE;

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, pin_flags, pages);
}
