/*
 * case: each call of a statement is a finding, the comment is one
 * finds: unwritten-comment 8:12, unwritten-comment 9:5
 */
int copy_two(unsigned long a, unsigned long b, struct page **p)
{
	/* Pin lifetime: EDITME - copy_two() holds them; say who drops them. */
	int ret = pin_user_pages_fast_shortterm(a, 1, FOLL_WRITE, p) +
		  pin_user_pages_shortterm(b, 1, FOLL_WRITE, p + 1);

	return ret;
}
