/* case: a mask in a local that surely lacks the flag */
int copy_one(unsigned long start, u32 flags, struct page **pages)
{
	unsigned int mask = FOLL_WRITE;

	return pin_user_pages_fast(start, 1, flags & mask, pages);
}
