/* case: a macro whose body is elsewhere */
#define GUP_FLAGS_OF(x)	((x) ? FOLL_WRITE | FOLL_LONGTERM : FOLL_WRITE)

int pin_one(unsigned long start, int x, struct page **pages)
{
	return pin_user_pages_fast(start, 1, GUP_FLAGS_OF(x), pages);
}
