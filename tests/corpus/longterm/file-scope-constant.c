/*
 * case: a constant at file scope holds the flag
 */
static const unsigned int pin_flags = FOLL_WRITE | FOLL_LONGTERM;

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, pin_flags, pages);
}
