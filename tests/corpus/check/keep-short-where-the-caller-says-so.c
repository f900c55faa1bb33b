/*
 * case: the caller that keeps the pages asks for the long-term call
 */
static struct holder { struct page *page; } *the_holder;
static long hold(unsigned long start, struct page **pages, int longterm)
{
	if (longterm) {
		return pin_user_pages_fast_longterm(start, 1, 0, pages);
	} else {
		/* Pin lifetime: by the caller, at once. */
		return pin_user_pages_fast_shortterm(start, 1, 0, pages);
	}
}
static long holder_ioctl(struct file *file, unsigned int cmd, unsigned long start)
{
	return hold(start, &the_holder->page, 1) == 1 ? 0 : -EFAULT;
}
static int holder_release(void *inode, struct file *file)
{
	unpin_user_page(the_holder->page);
	return 0;
}
const struct file_operations holder_fops = {
	.unlocked_ioctl = holder_ioctl, .release = holder_release,
};
