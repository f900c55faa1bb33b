/* case: a shift makes the flag out of another */
int pin_one(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	flags <<= 8;
	return pin_user_pages_fast(start, 1, flags, pages);
}
