/* case: a function that gets a copy cannot change the flags */
void log_flags(unsigned int flags);

int copy_one(unsigned long start, struct page **pages)
{
	unsigned int flags = FOLL_WRITE;

	log_flags(flags);
	return pin_user_pages_fast(start, 1, flags, pages);
}
