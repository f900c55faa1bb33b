/* case: a call through a member of that name is no call of the family */
struct pin_ops {
	long (*pin_user_pages)(unsigned long start, unsigned long nr,
			       unsigned int gup_flags, struct page **pages);
};

long pin_buf(struct pin_ops *ops, unsigned long start, struct page **pages)
{
	return ops->pin_user_pages(start, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
}
