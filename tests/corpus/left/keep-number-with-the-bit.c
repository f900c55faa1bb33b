/* case: a number that is the flag's value */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, 0x101, pages);
}
