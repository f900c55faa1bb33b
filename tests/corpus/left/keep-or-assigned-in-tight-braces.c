/* case: which braces are spatch's is not known where those of the file are tight */
int pin_buf(unsigned long start, bool write, struct page **pages)
{
	unsigned int flags = FOLL_LONGTERM;

	if (write) {flags |= FOLL_LONGTERM;}
	return pin_user_pages_fast(start, 1, flags, pages);
}
