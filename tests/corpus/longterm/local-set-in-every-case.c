/* case: the flag goes from each case of a switch */
int pin_buf(unsigned long start, int n, int mode, struct page **pages)
{
	unsigned int gup_flags;

	switch (mode) {
	case 0:
		gup_flags = FOLL_LONGTERM;
		break;
	case 1:
		gup_flags = FOLL_WRITE | FOLL_LONGTERM;
		break;
	default:
		return -EINVAL;
	}

	return pin_user_pages_fast(start, n, gup_flags, pages);
}
