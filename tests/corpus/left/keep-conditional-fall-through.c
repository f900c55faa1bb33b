/* case: a case that falls through overwrites, the other does not */
int pin_buf(unsigned long start, int mode, struct page **pages)
{
	unsigned int flags = 0;

	switch (mode) {
	case 1:
		flags = FOLL_LONGTERM;
		fallthrough;
	case 2:
		flags |= FOLL_WRITE;
		break;
	}
	return pin_user_pages_fast(start, 1, flags, pages);
}
