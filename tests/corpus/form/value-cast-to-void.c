/* case: the result is thrown away by a cast */
void touch(unsigned long start, struct page **pages)
{
	(void)pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
