/* case: a macro before the function, with no semicolon, takes no comment */
#define EXPORT_FUNCTION(name) int name(unsigned long, struct page **);

EXPORT_FUNCTION(pin_buf)
int pin_buf(unsigned long start, struct page **pages)
{
	if (!start)
		return 0;
	/*
	 * Pin lifetime: EDITME - pin_buf() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
}
