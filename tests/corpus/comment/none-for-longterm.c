/* case: a long-term call needs no comment */
long pin_two(unsigned long p, struct page **pages)
{
	long ret;

	ret = pin_user_pages(p, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
	if (ret == 1)
		ret = pin_user_pages(p, 1, FOLL_LONGTERM, pages + 1);
	return ret;
}
