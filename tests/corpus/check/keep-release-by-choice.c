/*
 * case: what was not pinned is dropped otherwise, and the code knows which it is
 */
void put_page(struct page *page);

void drop(struct page **pages, long n, int pinned)
{
	if (pinned)
		unpin_user_pages(pages, n);
	else
		put_page(pages[0]);
}

long hold(unsigned long start, struct page **pages, int user)
{
	long ret = 1;

	if (user)
		ret = pin_user_pages_fast_longterm(start, 1, 0, pages);
	drop(pages, ret, user);
	return ret;
}
