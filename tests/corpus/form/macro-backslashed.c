/* case: the comment inside a macro has backslashes in the macro's column */
#define COPY_ONE(ret, p, page)						\
	do {								\
		cond_resched();						\
		(ret) = pin_user_pages_fast(p, 1, 0, page);		\
	} while (0)

int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	COPY_ONE(ret, start, pages);
	return ret;
}
