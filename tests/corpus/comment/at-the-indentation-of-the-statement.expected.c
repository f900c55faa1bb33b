/* case: the comment is indented like the statement, and wrapped there */
int copy_deep(unsigned long p, int n, struct page **s)
{
	int ret = 0;

	while (n--) {
		if (ret == 0) {
			if (p) {
				/*
				 * Pin lifetime: EDITME - copy_deep() holds this
				 * pin; say who drops it, and when.
				 */
				ret = pin_user_pages_fast_shortterm(p, 1, 0, s);
			}
		}
	}
	return ret;
}
