/* case: the object is filled from user space */
struct request {
	unsigned int gup_flags;
};

int pin_request(const void *arg, unsigned long p, struct page **s)
{
	struct request req;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!p)
		req.gup_flags = FOLL_WRITE;
	return pin_user_pages_fast(p, 1, req.gup_flags, s);
}
