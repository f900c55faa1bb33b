/* case: the call stands in one arm of a ternary */
int copy_one(unsigned long start, bool pin, struct page **pages)
{
	int ret;

	ret = pin ? pin_user_pages_fast(start, 1, FOLL_WRITE, pages) :
		    get_user_pages_fast(start, 1, FOLL_WRITE, pages);
	return ret;
}
