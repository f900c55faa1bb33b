/* case: the same local is printed */
int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	pr_debug("flags %x\n", flags);
	return pin_user_pages_fast(start, 1, flags, pages);
}
