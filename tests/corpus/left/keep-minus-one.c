/* case: a number with all bits set */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, -1, pages);
}
