/* case: a long-term call in a condition */
int pin_one(unsigned long start, struct page **pages)
{
	if (pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages) == 1)
		return 0;
	return -EFAULT;
}
