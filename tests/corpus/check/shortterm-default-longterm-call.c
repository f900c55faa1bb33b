/*
 * case: where the old names mean short-term, a long-term call wants a name
 * options: --polarity shortterm-default
 * finds: raw-call 11:9
 */
int keep_one(unsigned long start, struct page **pages)
{
	int ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);

	if (ret == 1)
		ret = pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages);
	return ret;
}
