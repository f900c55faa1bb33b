/*
 * case: of a lifted pair, the call that stays raw is laid out where it stands
 * options: --lift --polarity shortterm-default
 */
static long pin_some(struct mm_struct *mm, unsigned long start,
		     struct page **pages, unsigned int gup_flags)
{
	long ret = -EIO;

	start &= PAGE_MASK;
	if (start) {
		ret = pin_user_pages_remote(mm, start, 1, gup_flags | FOLL_WRITE,
					    pages, NULL);
		start += PAGE_SIZE;
	}
	if (ret < 0)
		pages[0] = NULL;
	return start ? ret : 0;
}

long keep_some(struct mm_struct *mm, unsigned long start, struct page **pages)
{
	return pin_some(mm, start, pages, FOLL_LONGTERM);
}

void peek_some(struct mm_struct *mm, unsigned long start, struct page **pages)
{
	pin_some(mm, start, pages, 0);
	unpin_user_page(pages[0]);
}
