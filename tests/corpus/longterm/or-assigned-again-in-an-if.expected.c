/* case: an if whose condition only looks goes with its statement */
int pin_buf(unsigned long start, int write, struct page **pages)
{
	unsigned int flags = 0;

	return pin_user_pages_fast_longterm(start, write, flags, pages);
}
