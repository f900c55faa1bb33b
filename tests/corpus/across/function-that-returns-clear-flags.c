/* case: a function of this file makes the flags */
static unsigned int flags_of(bool write)
{
	return write ? FOLL_WRITE : 0;
}

int copy_in(unsigned long p, bool write, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags_of(write), s);
}
