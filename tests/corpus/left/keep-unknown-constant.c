/* case: a constant that is defined elsewhere */
enum {
	PIN_KEEP = 1 << 8,
};

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE | PIN_KEEP, pages);
}
