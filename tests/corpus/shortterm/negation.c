/* case: a negated value used as flags is 0 or FOLL_WRITE */
int copy_one(unsigned long start, u32 ro, struct page **pages)
{
	return pin_user_pages_fast(start, 1, !ro, pages);
}
