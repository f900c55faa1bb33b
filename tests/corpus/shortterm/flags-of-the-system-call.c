/* case: a parameter called flags that never reaches the call */
int copy_one(unsigned long start, unsigned long flags, struct page **pages)
{
	unsigned int gup_flags = 0;

	if (flags)
		return -EINVAL;
	return pin_user_pages_fast(start, 1, gup_flags, pages);
}
