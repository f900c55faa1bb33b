/* case: FOLL_LONGTERM alone in the argument becomes 0 */
int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, 0, pages);
}
