/* case: nobody looks at the result */
void touch(unsigned long start, struct page **pages)
{
	pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
