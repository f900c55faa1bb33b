/*
 * case: of a lifted pair, the call that stays raw is laid out where it stands
 * options: --lift --polarity shortterm-default
 */
static long __pin_some(struct mm_struct *mm, unsigned long start,
		       struct page **pages, bool longterm)
{
	long ret = -EIO;

	start &= PAGE_MASK;
	if (start) {
		if (longterm) {
			ret = pin_user_pages_remote_longterm(mm, start, 1,
							     FOLL_WRITE,
							     pages, NULL);
		} else {
			ret = pin_user_pages_remote(mm, start, 1, FOLL_WRITE,
						    pages, NULL);
		}
		start += PAGE_SIZE;
	}
	if (ret < 0)
		pages[0] = NULL;
	return start ? ret : 0;
}

static long pin_some_longterm(struct mm_struct *mm, unsigned long start,
			      struct page **pages)
{
	return __pin_some(mm, start, pages, true);
}

static long pin_some_shortterm(struct mm_struct *mm, unsigned long start,
			       struct page **pages)
{
	return __pin_some(mm, start, pages, false);
}

long keep_some(struct mm_struct *mm, unsigned long start, struct page **pages)
{
	return pin_some_longterm(mm, start, pages);
}

void peek_some(struct mm_struct *mm, unsigned long start, struct page **pages)
{
	pin_some_shortterm(mm, start, pages);
	unpin_user_page(pages[0]);
}
