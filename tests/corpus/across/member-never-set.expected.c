/* case: every writer of the member leaves the flag out */
struct copy_user {
	unsigned int gup_flags;
};

static void init_user(struct copy_user *user, bool write)
{
	user->gup_flags = write ? FOLL_WRITE : 0;
}

int copy_in(unsigned long p, struct page **s)
{
	struct copy_user user;

	init_user(&user, true);
	/*
	 * Pin lifetime: EDITME - copy_in() holds this pin; say who drops it,
	 * and when.
	 */
	return pin_user_pages_fast_shortterm(p, 1, user.gup_flags, s);
}
