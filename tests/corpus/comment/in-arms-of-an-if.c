/* case: in each arm of an #if, above its own statement */
int pin_buf(unsigned long start, struct page **pages)
{
	int ret;

#if defined(CONFIG_A)
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
#elif defined(CONFIG_B)
	ret = pin_user_pages_fast(start, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
#else
	ret = pin_user_pages_fast(start, 1, 0, pages);
#endif
	return ret;
}
