/*
 * case: asked for, a long-term call needs a comment, too
 * options: --enable missing-longterm-comment
 * finds: missing-longterm-comment 8:9
 */
long keep_some(unsigned long start, unsigned long n, struct page **pages)
{
	return pin_user_pages_longterm(start, n, FOLL_WRITE, pages);
}
