/* case: a call that is converted already */
int pin_buf(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, FOLL_WRITE, pages);
}
