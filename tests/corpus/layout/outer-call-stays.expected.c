/* case: an outer call that ends a line in its parenthesis is not ours */
int check(int ret, const char *what);

int copy_one(unsigned long start, struct page **pages)
{
	/*
	 * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
	 * and when.
	 */
	return check(
		pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages),
		"pin");
}
