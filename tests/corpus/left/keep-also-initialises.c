/* case: the same local initialises an object */
struct area {
	unsigned int gup_flags;
};
int pin_area(struct area *area, unsigned long start, struct page **pages);

int pin_buf(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;
	struct area area = { .gup_flags = flags };
	int ret;

	ret = pin_user_pages_fast(start, 1, flags, pages);
	return ret == 1 ? pin_area(&area, start, pages) : ret;
}
