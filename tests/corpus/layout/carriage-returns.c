/* case: lines that end in CR LF stay so, and new ones end alike */
int copy_one(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	return pin_user_pages_fast(start, 1, flags, pages);
}
