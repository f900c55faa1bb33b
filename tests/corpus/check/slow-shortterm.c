/*
 * case: asked for, a short-term call that is not the fast one
 * options: --enable slow-shortterm
 * finds: slow-shortterm 12:9
 */
long copy_some(unsigned long start, struct page **pages)
{
	/* Pin lifetime: dropped by the caller before it returns. */
	if (pin_user_pages_fast_shortterm(start, 1, 0, pages) == 1)
		return 1;
	/* Pin lifetime: dropped by the caller before it returns. */
	return pin_user_pages_shortterm(start, 1, 0, pages);
}
