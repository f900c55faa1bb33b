/* case: the call stands behind a comma */
int copy_one(unsigned long p, struct page **pages)
{
	int ret;

	p &= PAGE_MASK, ret = pin_user_pages_fast(p, 1, 0, pages);
	return ret;
}
