/* case: the flag is turned over */
int pin_one(unsigned long start, u32 flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags ^ FOLL_LONGTERM, pages);
}
