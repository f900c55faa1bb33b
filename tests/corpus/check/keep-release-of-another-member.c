/*
 * case: an object has a pinned page and one of its own; each is dropped rightly
 */
void put_page(struct page *page);
struct page *alloc_page(int flags);
static struct pair { struct page *user, *own; } the_pair;

long pair_open(unsigned long start)
{
	the_pair.own = alloc_page(0);
	return pin_user_pages_fast_longterm(start, 1, 0, &the_pair.user);
}

void pair_close(void)
{
	unpin_user_page(the_pair.user);
	put_page(the_pair.own);
}
