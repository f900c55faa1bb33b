/*
 * case: a call that passes the flag is short-term also where raw means long
 * tree: linux-ephemeral
 * options: --polarity ephemeral
 */
int pin_one(unsigned long start, struct page **pages)
{
	/* Pin lifetime: dropped below. */
	int ret = pin_user_pages_fast(start, 1, FOLL_WRITE | FOLL_EPHEMERAL,
				      pages);

	if (ret == 1)
		unpin_user_page(pages[0]);
	return ret;
}
