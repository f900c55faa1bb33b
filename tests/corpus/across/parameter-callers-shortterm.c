/* case: no caller passes the flag */
static int copy_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int copy_in(unsigned long p, struct page **s)
{
	return copy_buf(p, 0, s);
}

int copy_out(unsigned long p, struct page **s)
{
	return copy_buf(p, FOLL_WRITE, s);
}
