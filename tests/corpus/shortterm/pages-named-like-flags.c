/* case: only the flags argument counts, whatever the others are called */
int copy_one(unsigned long gup_flags, struct page **flags)
{
	return pin_user_pages_fast(gup_flags, 1, FOLL_WRITE, flags);
}
