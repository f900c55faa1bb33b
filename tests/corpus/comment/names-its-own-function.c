/* case: each of two functions is named in its own comment */
int copy_in(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, 0, pages);
}

int copy_out(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
