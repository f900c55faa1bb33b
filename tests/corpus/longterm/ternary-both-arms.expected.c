/* case: the flag goes from both arms of a ternary */
int pin_one(unsigned long start, bool w, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1, w ? FOLL_WRITE :
					    0, pages);
}
