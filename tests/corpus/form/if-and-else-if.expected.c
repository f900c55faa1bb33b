/* case: each of two conditions has its own comment */
int copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	if (pin_user_pages_fast_only_shortterm(start, 1, 0, pages) == 1) {
		use_page(pages[0]);
	} else if (pin_user_pages_fast_shortterm(start, 1, 0, pages) == 1) {
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		cond_resched();
		use_page(pages[0]);
	} else {
		return -EFAULT;
	}
	return 0;
}
