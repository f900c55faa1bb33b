/*
 * case: a raw call that passes the flag is one finding, the flag is no second
 * finds: raw-call 8:12
 */
int keep_one(unsigned long start, struct page **pages)
{
	/* the flag goes with the call */
	int ret = pin_user_pages_fast(start, 1, FOLL_WRITE | FOLL_LONGTERM,
				      pages);

	return ret;
}
