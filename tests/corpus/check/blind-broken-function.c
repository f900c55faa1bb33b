/*
 * case: a call in code that spatch cannot parse is not looked at, not clean
 * blind: 12
 */
#define BEGIN_ALL(x) if (x) {{
#define END_ALL }}
int copy_one(unsigned long start, struct page **pages)
{
	int ret = 0;

	BEGIN_ALL(start) ) foo bar (
	ret = pin_user_pages_fast(start, 1, 0, pages);
	END_ALL
	return ret;
}
