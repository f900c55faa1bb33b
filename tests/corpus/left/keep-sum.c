/* case: a sum makes the flag out of others */
int pin_one(unsigned long start, u32 n, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE + n, pages);
}
