/*
 * case: a comment that has the tag and no words says nothing
 * finds: missing-comment 8:9
 */
int copy_one(unsigned long start, struct page **pages)
{
	/* Pin lifetime: */
	return pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
}
