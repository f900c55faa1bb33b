/*
 * case: where a flag makes a pin short-term, its call needs the comment
 * options: --polarity ephemeral
 * finds: missing-comment 14:8, flag-outside-helpers 17:39
 */
#define FOLL_EPHEMERAL 0x40000

int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	/* Pin lifetime: dropped below. */
	ret = pin_user_pages_fast(start, 1, FOLL_EPHEMERAL, pages);
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE | FOLL_EPHEMERAL, pages);
	if (ret == 1)
		unpin_user_page(pages[0]);
	return pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages);
}
