/* case: the function's address is no call */
typedef int pin_fn(unsigned long, int, unsigned int, struct page **);

int pin_buf(unsigned long start, bool pin, struct page **pages)
{
	pin_fn *fn = pin ? pin_user_pages_fast : get_user_pages_fast;

	return fn(start, 1, FOLL_LONGTERM, pages);
}
