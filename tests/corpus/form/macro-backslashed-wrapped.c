/*
 * case: a call in a macro is wrapped before the backslashes
 */
#define COPY_ONE(ret, p, page)						\
	do {								\
		(ret) = pin_user_pages_fast((p) & PAGE_MASK, 1, 0, page);\
	} while (0)

int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	COPY_ONE(ret, start, pages);
	return ret;
}
