/* case: the flag's truth value is not the flag */
int copy_one(unsigned long start, u32 f, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, 1, (f & FOLL_LONGTERM) != 0, pages);
	return ret;
}
