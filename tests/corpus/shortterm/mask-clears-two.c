/* case: a mask that takes the flag away with another */
int copy_one(unsigned long p, u32 f, struct page **s)
{
	f &= ~(FOLL_LONGTERM | FOLL_FORCE);
	return pin_user_pages_fast(p, 1, f, s);
}
