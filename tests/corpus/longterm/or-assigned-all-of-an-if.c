/* case: of two arms the first goes when the condition is turned round */
int pin_buf(unsigned long start, int write, struct page **pages)
{
	unsigned int flags = 0;

	if (write < 2)
		flags |= FOLL_LONGTERM;
	else
		flags = FOLL_LONGTERM | FOLL_WRITE;
	return pin_user_pages_fast(start, 1, flags, pages);
}
