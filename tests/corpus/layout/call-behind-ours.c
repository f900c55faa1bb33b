/* case: another call on the line moves, its continuation follows it */
int check(struct page *page,
	  const char *what);

int copy_one(unsigned long p, struct page **s)
{
	return pin_user_pages_fast(p, 1, 0, s) == 1 && check(s[0],
							     "data");
}
