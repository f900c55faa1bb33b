/* case: both calls of a line are converted, one comment */
long copy_two(unsigned long p, unsigned long q, struct page **s)
{
	return pin_user_pages(p, 1, 0, s) + pin_user_pages(q, 1, 0, s + 1);
}
