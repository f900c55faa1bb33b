/* case: a variable called flags that is an interrupt state */
int copy_one(unsigned long start, struct page **pages)
{
	unsigned long flags;
	int ret;

	local_irq_save(flags);
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	ret = pin_user_pages_fast_only_shortterm(start, 1, FOLL_WRITE, pages);
	local_irq_restore(flags);
	return ret;
}
