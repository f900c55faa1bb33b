/* case: a variable called flags that is an interrupt state */
int copy_one(unsigned long start, struct page **pages)
{
	unsigned long flags;
	int ret;

	local_irq_save(flags);
	ret = pin_user_pages_fast_only(start, 1, FOLL_WRITE, pages);
	local_irq_restore(flags);
	return ret;
}
