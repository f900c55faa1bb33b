/* case: odd white space elsewhere is not touched */
int pin_buf(unsigned long start,int n,struct page **pages)
{
	int   ret ;

        ret = 0;
	ret = pin_user_pages_fast_longterm(start, n, 0, pages);
	if ( ret<0 )
	  return ret;
	return   ret;
}
