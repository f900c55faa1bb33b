/* case: comments among the arguments stay where they are */
long pin_some(unsigned long p, unsigned long n, struct page **pages)
{
	long ret;

	ret = pin_user_pages_longterm(p & PAGE_MASK,	/* page aligned */
				      n /* pages */,
				      FOLL_WRITE, /* both ways */
				      pages);	/* result */
	return ret;
}
