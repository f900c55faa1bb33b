/* case: the comment is indented like the statement, and wrapped there */
int copy_deep(unsigned long p, int n, struct page **s)
{
	int ret = 0;

	while (n--) {
		if (ret == 0) {
			if (p) {
				ret = pin_user_pages_fast(p, 1, 0, s);
			}
		}
	}
	return ret;
}
