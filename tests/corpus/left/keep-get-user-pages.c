/* case: the get side is another family */
int get_buf(unsigned long start, struct page **pages)
{
	return get_user_pages_fast(start, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
}
