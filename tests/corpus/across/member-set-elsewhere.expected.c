/* case: the one function that sets the member always sets the flag */
struct pin_user {
	unsigned int gup_flags;
};

static void init_user(struct pin_user *user, bool write)
{
	user->gup_flags = 0;
	if (write)
		user->gup_flags |= FOLL_WRITE;
}

static int pin_user(struct pin_user *user, unsigned long p, struct page **s)
{
	return pin_user_pages_fast_longterm(p, 1, user->gup_flags, s);
}

int pin_in(unsigned long p, struct page **s)
{
	struct pin_user user;

	init_user(&user, true);
	return pin_user(&user, p, s);
}
