/* case: a complement holds what it does not name */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, ~FOLL_WRITE, pages);
}
