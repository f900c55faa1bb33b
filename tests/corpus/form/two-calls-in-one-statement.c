/* case: one comment for both */
long copy_two(unsigned long p, struct page **pages)
{
	long ret;

	ret = pin_user_pages(p, 1, FOLL_WRITE, pages) +
	      pin_user_pages(p + PAGE_SIZE, 1, FOLL_WRITE, pages + 1);
	return ret;
}
