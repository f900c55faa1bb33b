/* case: the address of the function goes to who knows whom */
typedef int pin_fn(unsigned long p, unsigned int flags, struct page **s);
int walk(pin_fn *fn);

static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	return pin_user_pages_fast(p, 1, flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	if (pin_buf(p, FOLL_LONGTERM, s) != 1)
		return -EFAULT;
	return walk(pin_buf);
}
