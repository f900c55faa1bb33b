/*
 * case: an inner block's variable is another variable
 */
int pin_buf(unsigned long start, u32 flags, struct page **pages)
{
	if (flags & 1) {
		unsigned int flags = FOLL_LONGTERM;

		return pin_user_pages_fast(start, 1, flags, pages);
	}
	return -EINVAL;
}
