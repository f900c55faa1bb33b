/* case: a macro's lines keep their backslashes in column */
#define PIN_ONE(ret, p, page)						\
	do {								\
		cond_resched();						\
		(ret) = pin_user_pages_fast(p, 1, FOLL_LONGTERM, page);	\
	} while (0)

int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	PIN_ONE(ret, start, pages);
	return ret;
}
