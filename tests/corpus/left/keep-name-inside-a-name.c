/* case: functions and labels whose names only contain the name */
int my_pin_user_pages_fast(unsigned long start, int n, unsigned int flags);
int pin_user_pages_fast_all(unsigned long start, int n, unsigned int flags);

int pin_buf(unsigned long start)
{
	int ret = my_pin_user_pages_fast(start, 1, FOLL_LONGTERM);

	if (ret < 0)
		goto fail_pin_user_pages;
	return pin_user_pages_fast_all(start, 1, FOLL_LONGTERM);

fail_pin_user_pages:
	return ret;
}
