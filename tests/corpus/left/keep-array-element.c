/* case: the flags are taken from a table */
static const unsigned int flags_of[2] = { FOLL_WRITE, FOLL_LONGTERM };

int pin_one(unsigned long start, bool keep, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags_of[keep], pages);
}
