/* case: the flag is or-ed to a word from user space */
struct request {
	unsigned int gup_flags;
};

int pin_buf(unsigned long start, const void *arg, struct page **pages)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return pin_user_pages_fast(start, 1, req.gup_flags | FOLL_LONGTERM,
				   pages);
}
