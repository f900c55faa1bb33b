/*
 * case: an object has two pinned pages, and one of them is dropped wrongly
 * finds: wrong-release 20:2
 */
void put_page(struct page *page);
struct pair {
	struct page *in;
	struct page *out;
};

long pair_open(struct pair *pair, unsigned long start)
{
	pin_user_pages_fast_longterm(start, 1, 0, &pair->in);
	return pin_user_pages_fast_longterm(start, 1, 0, &pair->out);
}

void pair_close(struct pair *pair)
{
	unpin_user_page(pair->in);
	put_page(pair->out);
}
