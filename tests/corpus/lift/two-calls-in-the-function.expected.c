/*
 * case: both calls of the function get what its callers say
 * options: --lift
 */
static long __pin_buf(unsigned long p, int fast, bool longterm, struct page **s)
{
	long n;

	if (fast) {
		if (longterm) {
			n = pin_user_pages_fast_longterm(p, 1, 0, s);
		} else {
			/*
			 * Pin lifetime: EDITME - pin_buf_shortterm() holds this
			 * pin; say who drops it, and when.
			 */
			n = pin_user_pages_fast_shortterm(p, 1, 0, s);
		}
	} else {
		if (longterm) {
			n = pin_user_pages_longterm(p, 1, FOLL_WRITE, s);
		} else {
			/*
			 * Pin lifetime: EDITME - pin_buf_shortterm() holds this
			 * pin; say who drops it, and when.
			 */
			n = pin_user_pages_shortterm(p, 1, FOLL_WRITE, s);
		}
	}
	return n;
}

static long pin_buf_longterm(unsigned long p, int fast, struct page **s)
{
	return __pin_buf(p, fast, true, s);
}

static long pin_buf_shortterm(unsigned long p, int fast, struct page **s)
{
	return __pin_buf(p, fast, false, s);
}

long pin_in(unsigned long p, struct page **s)
{
	return pin_buf_longterm(p, 1, s);
}

long copy_out(unsigned long p, struct page **s)
{
	return pin_buf_shortterm(p, 0, s);
}
