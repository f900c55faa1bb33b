/* case: what another file may write as well */
extern unsigned int pin_flags;

int pin_one(unsigned long start, struct page **pages)
{
	pin_flags = FOLL_WRITE;
	return pin_user_pages_fast(start, 1, pin_flags, pages);
}
