/* case: a long-term call in a condition */
int pin_one(unsigned long start, struct page **pages)
{
	if (pin_user_pages_fast_longterm(start, 1, 0, pages) == 1)
		return 0;
	return -EFAULT;
}
