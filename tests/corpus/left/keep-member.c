/* case: a member that someone else sets */
struct area {
	unsigned int gup_flags;
};

int pin_area(struct area *area, unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, area->gup_flags, pages);
}
