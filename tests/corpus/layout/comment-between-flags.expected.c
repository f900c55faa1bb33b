/* case: a comment between the flags stays with the other flag */
long pin_some(unsigned long p, unsigned long n, struct page **pages)
{
	return pin_user_pages_longterm(p, n, FOLL_WRITE /* in */, pages);
}
