/* case: a parameter loses the flag before the call */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	flags &= ~FOLL_LONGTERM;

	return pin_user_pages_fast(start, 1, flags, pages);
}
