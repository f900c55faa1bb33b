/* case: a literal 0 */
int copy_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, 0, pages);
}
