/* case: the flag goes from an object's initialiser */
struct pin_args {
	unsigned long start;
	unsigned int gup_flags;
};

int pin_in(unsigned long p, struct page **s)
{
	struct pin_args args = {
		.start = p,
		.gup_flags = 0,
	};

	return pin_user_pages_fast_longterm(args.start, 1, args.gup_flags, s);
}
