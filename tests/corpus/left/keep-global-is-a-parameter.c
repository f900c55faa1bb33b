/* case: a static variable that the command line sets */
#define module_param(name, type, mode) struct page *param_##name

static unsigned int pin_flags = FOLL_WRITE;
module_param(pin_flags, uint, 0644);

int pin_one(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, pin_flags, pages);
}
