/*
 * case: where the old names mean short-term, only the flag has to go
 * options: --polarity shortterm-default
 * finds: flag-outside-helpers 11:39
 */
int keep_one(unsigned long start, struct page **pages)
{
	int ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);

	if (ret == 1)
		ret = pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages);
	return ret;
}
