/* case: one case of a switch adds the flag */
int pin_buf(unsigned long start, int mode, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	switch (mode) {
	case 1:
		flags |= FOLL_LONGTERM;
		break;
	default:
		break;
	}
	return pin_user_pages_fast(start, 1, flags, pages);
}
