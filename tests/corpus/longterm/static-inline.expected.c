/* case: a static inline as in a header */
#ifndef _PIN_H
#define _PIN_H

static inline int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, FOLL_WRITE, pages);
}

#endif
