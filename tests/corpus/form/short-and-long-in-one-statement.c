/* case: a short-term and a long-term call share a statement */
long pin_two(unsigned long p, struct page **pages)
{
	long ret;

	ret = pin_user_pages(p, 1, FOLL_WRITE, pages) +
	      pin_user_pages(p + PAGE_SIZE, 1, FOLL_LONGTERM, pages + 1);
	return ret;
}
