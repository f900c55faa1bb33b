/* case: an if whose condition only looks goes with its statement */
int pin_buf(unsigned long start, int write, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	if (write > 2)
		flags |= FOLL_LONGTERM;
	return pin_user_pages_fast(start, write, flags, pages);
}
