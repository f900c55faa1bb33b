/* case: a mask that lets the flag of a parameter through */
int pin_buf(unsigned long start, u32 flags, struct page **pages)
{
	return pin_user_pages_fast(start, 1,
				   flags & (FOLL_WRITE | FOLL_LONGTERM), pages);
}
