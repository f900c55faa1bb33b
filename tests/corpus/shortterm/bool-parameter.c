/* case: a bool cannot hold the flag */
int copy_one(unsigned long start, bool write, struct page **pages)
{
	return pin_user_pages_fast(start, 1, write, pages);
}
