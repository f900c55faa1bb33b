/* case: code that no configuration compiles */
int pin_buf(unsigned long start, struct page **pages)
{
#if 0
	return pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages);
#endif
	return get_user_pages_fast(start, 1, 0, pages);
}
