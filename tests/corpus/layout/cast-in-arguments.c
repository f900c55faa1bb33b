/* case: casts and parentheses of other arguments stay */
int pin_one(const void *buf, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast((unsigned long)(buf) & PAGE_MASK, (int)1,
				  FOLL_WRITE | FOLL_LONGTERM, (pages));
	return ret;
}
