/* case: each of two conditions has its own comment */
int copy_one(unsigned long start, struct page **pages)
{
	if (pin_user_pages_fast_only(start, 1, 0, pages) == 1) {
		use_page(pages[0]);
	} else if (pin_user_pages_fast(start, 1, 0, pages) == 1) {
		cond_resched();
		use_page(pages[0]);
	} else {
		return -EFAULT;
	}
	return 0;
}
