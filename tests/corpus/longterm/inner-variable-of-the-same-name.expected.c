/*
 * case: an inner block's variable is another variable
 */
int pin_buf(unsigned long start, u32 flags, struct page **pages)
{
	if (flags & 1) {
		unsigned int flags = 0;

		return pin_user_pages_fast_longterm(start, 1, flags, pages);
	}
	return -EINVAL;
}
