/* case: a definition of the family */
int pin_user_pages_fast(unsigned long start, int nr_pages,
			unsigned int gup_flags, struct page **pages)
{
	if (gup_flags & FOLL_LONGTERM)
		return -EINVAL;
	return get_user_pages_fast(start, nr_pages, gup_flags, pages);
}
