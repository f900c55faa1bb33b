/* case: a comment, a string and a name like a call's are no calls */
#define MESSAGE	"pin_user_pages_fast(a, FOLL_LONGTERM) failed\n"

int my_pin_user_pages_fast(unsigned long start);

/* pin_user_pages_fast(start, 1, FOLL_LONGTERM, pages) */
int say_it(unsigned long start)
{
	printk(MESSAGE);
	return my_pin_user_pages_fast(start);
}
