/*
 * case: casts in the arms of a condition, and around it
 */
int pin_one(unsigned long start, int write, struct page **pages)
{
	return pin_user_pages_fast_longterm(start, 1,
					    (unsigned int)(write ?
							   FOLL_WRITE :
							   0), pages);
}
