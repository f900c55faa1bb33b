/* case: the same local is stored in an object */
struct area {
	unsigned int gup_flags;
};

int pin_area(struct area *area, unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	area->gup_flags = flags;
	return pin_user_pages_fast(start, 1, flags, pages);
}
