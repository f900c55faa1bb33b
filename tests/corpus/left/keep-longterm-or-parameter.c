/* case: the same with the flag in front */
int pin_buf(unsigned long start, unsigned int flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_LONGTERM | flags, pages);
}
