/* case: the flag is or-ed to a member that may hold it too */
struct area {
	unsigned int gup_flags;
};

int pin_area(struct area *area, unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, area->gup_flags | FOLL_LONGTERM,
				   pages);
}
