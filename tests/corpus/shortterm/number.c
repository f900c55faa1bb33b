/* case: a number without the flag's bit */
int copy_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, 1, pages);
}
