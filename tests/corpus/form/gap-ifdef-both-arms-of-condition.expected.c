/*
 * case: both arms open the same block
 * known-gap: where braces do not pair, spatch reads one arm only
 * today: differs
 */
int copy_one(unsigned long start, struct page **pages)
{
#ifdef CONFIG_HAVE_FAST_GUP
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	if (pin_user_pages_fast_shortterm(start, 1, 0, pages) != 1) {
#else
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	if (pin_user_pages_shortterm(start, 1, 0, pages) != 1) {
#endif
		pr_err("no page\n");
		return -EFAULT;
	}
	return 0;
}
