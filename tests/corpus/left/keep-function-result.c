/* case: a function makes the flags */
unsigned int flags_of(struct page *page);

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, flags_of(pages[0]), pages);
}
