/* case: a statement expression over several lines has its comment inside */
int copy_one(unsigned long start, struct page **pages)
{
	return ({
		/*
		 * Pin lifetime: EDITME - copy_one() holds this pin; say who
		 * drops it, and when.
		 */
		int ret = pin_user_pages_fast_shortterm(start, 1, 0, pages);

		ret == 1 ? 0 : -EFAULT;
	});
}
