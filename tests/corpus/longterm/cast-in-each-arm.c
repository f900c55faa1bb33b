/*
 * case: casts in the arms of a condition, and around it
 */
int pin_one(unsigned long start, int write, struct page **pages)
{
	return pin_user_pages_fast(start, 1,
				   (unsigned int)(write ?
				   FOLL_WRITE | (unsigned int)FOLL_LONGTERM :
				   (unsigned int)FOLL_LONGTERM), pages);
}
