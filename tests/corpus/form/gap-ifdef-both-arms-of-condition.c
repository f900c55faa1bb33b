/*
 * case: both arms open the same block
 * known-gap: where braces do not pair, spatch reads one arm only
 * today: differs
 */
int copy_one(unsigned long start, struct page **pages)
{
#ifdef CONFIG_HAVE_FAST_GUP
	if (pin_user_pages_fast(start, 1, 0, pages) != 1) {
#else
	if (pin_user_pages(start, 1, 0, pages) != 1) {
#endif
		pr_err("no page\n");
		return -EFAULT;
	}
	return 0;
}
