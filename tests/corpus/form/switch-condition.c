/* case: above the switch */
int copy_one(unsigned long start, struct page **pages)
{
	switch (pin_user_pages_fast(start, 1, FOLL_WRITE, pages)) {
	case 1:
		return 0;
	case 0:
		return -EIO;
	default:
		return -EFAULT;
	}
}
