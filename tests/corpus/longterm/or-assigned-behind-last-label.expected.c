/* case: behind the last label of a switch a break stays */
int pin_buf(unsigned long start, bool write, struct page **pages)
{
	unsigned int flags = 0;

	switch (write) {
	case 1:
		flags = FOLL_WRITE;
		break;
	default:
		break;
	}
	return pin_user_pages_fast_longterm(start, 1, flags, pages);
}
