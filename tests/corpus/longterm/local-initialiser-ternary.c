/* case: the flag goes from both arms of a ternary initialiser */
int pin_buf(unsigned long start, int n, bool w, struct page **pages)
{
	unsigned int gup_flags = w ? FOLL_WRITE | FOLL_LONGTERM : FOLL_LONGTERM;

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
