/* case: the flag in another argument is none */
int copy_one(unsigned long start, u32 mode, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, mode & FOLL_LONGTERM ? 2 : 1, 0,
				  pages);
	return ret;
}
