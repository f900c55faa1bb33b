/* case: what is called like a helper is somebody's own, its call any call */
#define pin_user_pages_fast_shortterm(start, flags, pages)	\
	pin_user_pages_fast(start, 1, flags, pages)

int pin_buf(unsigned long start, unsigned int flags, struct page **pages)
{
	return pin_user_pages_fast_shortterm(start, flags, pages);
}
