/* case: the call is an argument of another */
int check(int ret, const char *what);

int copy_one(unsigned long start, struct page **pages)
{
	int ret;

	ret = check(pin_user_pages_fast(start, 1, FOLL_WRITE, pages), "pin");
	return ret;
}
