/* case: names in comments and strings */
/* pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages) would do, too. */
int get_buf(unsigned long start, struct page **pages)
{
	/* Not pin_user_pages_fast(start, 1, FOLL_WRITE, pages): no DMA here. */
	int ret = get_user_pages_fast(start, 1, 0, pages);

	if (ret != 1)
		pr_err("pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages)\n");
	return ret;
}
