/* case: the flag in a ternary's condition is not passed */
int copy_one(unsigned long start, u32 f, struct page **pages)
{
	unsigned int flags = f & FOLL_LONGTERM ? FOLL_WRITE : 0;

	return pin_user_pages_fast(start, 1, flags, pages);
}
