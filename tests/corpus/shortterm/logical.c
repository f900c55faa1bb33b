/* case: a logical expression cannot hold the flag */
int copy_one(unsigned long start, int a, int b, struct page **pages)
{
	return pin_user_pages_fast(start, 1, a && !b, pages);
}
