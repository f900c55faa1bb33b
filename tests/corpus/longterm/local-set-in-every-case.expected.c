/* case: the flag goes from each case of a switch */
int pin_buf(unsigned long start, int n, int mode, struct page **pages)
{
	unsigned int gup_flags;

	switch (mode) {
	case 0:
		gup_flags = 0;
		break;
	case 1:
		gup_flags = FOLL_WRITE;
		break;
	default:
		return -EINVAL;
	}

	return pin_user_pages_fast_longterm(start, n, gup_flags, pages);
}
