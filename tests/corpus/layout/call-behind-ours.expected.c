/* case: another call on the line moves, its continuation follows it */
int check(struct page *page,
	  const char *what);

int copy_one(unsigned long p, struct page **s)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, 0, s) == 1 && check(s[0],
								       "data");
}
