/* case: a variable at file scope feeds something else */
static const unsigned int pin_flags = FOLL_WRITE | FOLL_LONGTERM;

int pin_one(unsigned long start, struct page **pages)
{
	if (get_user_pages_fast(start, 1, pin_flags, pages) == 1)
		return 1;
	return pin_user_pages_fast(start, 1, pin_flags, pages);
}
