/*
 * case: a one-line macro that grows over 80 gets a second line
 */
#define COPY_ONE(addr, page)	pin_user_pages_fast(addr, 1, FOLL_WRITE, page)

int copy_one(unsigned long start, struct page **pages)
{
	return COPY_ONE(start, pages);
}
