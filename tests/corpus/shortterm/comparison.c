/* case: a comparison used as flags is 0 or FOLL_WRITE */
int copy_one(unsigned long start, int dir, struct page **pages)
{
	return pin_user_pages_fast(start, 1, dir == 2, pages);
}
