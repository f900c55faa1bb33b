/*
 * case: the bool is handed on where both bodies are shared
 * options: --lift
 */
static int pin_buf(unsigned long p, unsigned int flags, struct page **s)
{
	int n;

	n = pin_user_pages_fast(p, 1, flags, s);
	if (n != 1)
		return -EFAULT;
	return 0;
}

static int pin_some(unsigned long p, unsigned int flags, struct page **s)
{
	if (!p)
		return -EINVAL;
	if (pin_buf(p, flags, s))
		return -EFAULT;
	use_page(s[0]);
	return 0;
}

int pin_in(unsigned long p, struct page **s)
{
	return pin_some(p, FOLL_LONGTERM, s) + pin_some(p, FOLL_WRITE, s) +
	       pin_buf(p, 0, s);
}
