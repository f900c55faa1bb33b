/* case: a macro's one line has its comment above the #define */
#define COPY_ONE(p, page)	pin_user_pages_fast(p, 1, 0, page)

int copy_one(unsigned long start, struct page **pages)
{
	return COPY_ONE(start, pages);
}
