/* case: a statement expression over several lines has its comment inside */
int copy_one(unsigned long start, struct page **pages)
{
	return ({
		int ret = pin_user_pages_fast(start, 1, 0, pages);

		ret == 1 ? 0 : -EFAULT;
	});
}
