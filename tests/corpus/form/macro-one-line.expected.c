/* case: a macro's one line has its comment above the #define */
/*
 * Pin lifetime: EDITME - COPY_ONE() holds this pin; say who drops it, and when.
 */
#define COPY_ONE(p, page)	pin_user_pages_fast_shortterm(p, 1, 0, page)

int copy_one(unsigned long start, struct page **pages)
{
	return COPY_ONE(start, pages);
}
