/* case: one writer sets the flag, another does not */
struct pin_user {
	unsigned int gup_flags;
};

void init_long(struct pin_user *user)
{
	user->gup_flags = FOLL_LONGTERM;
}

void init_short(struct pin_user *user)
{
	user->gup_flags = FOLL_WRITE;
}

int pin_user(struct pin_user *user, unsigned long p, struct page **s)
{
	return pin_user_pages_fast(p, 1, user->gup_flags, s);
}
