/* case: a macro whose backslashes stand right behind the code */
#define PIN_ONE(ret, p, page) do { \
	(ret) = pin_user_pages_fast(p, 1, FOLL_WRITE | FOLL_LONGTERM, page); \
} while (0)

int pin_one(unsigned long start, struct page **pages)
{
	int ret;

	PIN_ONE(ret, start, pages);
	return ret;
}
