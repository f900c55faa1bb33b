/* case: a macro's lines keep their backslashes in column */
#define PIN_ONE(ret, p, page)						\
	do {								\
		cond_resched();						\
		(ret) = pin_user_pages_fast_longterm(p, 1, 0, page);	\
	} while (0)

int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	PIN_ONE(ret, start, pages);
	return ret;
}
