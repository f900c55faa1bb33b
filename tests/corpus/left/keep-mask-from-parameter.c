/* case: a mask that the caller chooses */
int pin_one(unsigned long start, u32 mask, struct page **pages)
{
	unsigned int flags = FOLL_WRITE | FOLL_LONGTERM;

	return pin_user_pages_fast(start, 1, flags & mask, pages);
}
