/* case: a macro reads the local under its own name */
#define LOG_FLAGS()	pr_debug("flags %x\n", gup_flags)

int pin_one(unsigned long start, struct page **pages)
{
	unsigned int gup_flags = FOLL_LONGTERM;

	LOG_FLAGS();
	return pin_user_pages_fast(start, 1, gup_flags, pages);
}
