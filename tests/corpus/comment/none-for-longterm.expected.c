/* case: a long-term call needs no comment */
long pin_two(unsigned long p, struct page **pages)
{
	long ret;

	ret = pin_user_pages_longterm(p, 1, FOLL_WRITE, pages);
	if (ret == 1)
		ret = pin_user_pages_longterm(p, 1, 0, pages + 1);
	return ret;
}
