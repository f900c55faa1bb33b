/*
 * case: a one-line macro that grows over 80 gets a second line
 */
/*
 * Pin lifetime: EDITME - COPY_ONE() holds this pin; say who drops it, and when.
 */
#define COPY_ONE(addr, page)	pin_user_pages_fast_shortterm(addr, 1, \
							      FOLL_WRITE, page)

int copy_one(unsigned long start, struct page **pages)
{
	return COPY_ONE(start, pages);
}
