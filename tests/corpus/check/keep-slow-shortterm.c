/* case: a short-term call need not be fast where nobody asks for it */
long copy_some(unsigned long start, struct page **pages)
{
	/* Pin lifetime: dropped by the caller before it returns. */
	return pin_user_pages_shortterm(start, 1, 0, pages);
}
