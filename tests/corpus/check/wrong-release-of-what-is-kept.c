/*
 * case: pages that are kept are dropped, when the file is closed, as if not pinned
 * finds: wrong-release 17:3
 */
void put_page(struct page *page);
struct holder { struct page *page; };
static struct holder *the_holder;
static long holder_ioctl(struct file *file, unsigned int cmd, unsigned long start)
{
	long ret = pin_user_pages_fast_longterm(start, 1, 0, &the_holder->page);

	return ret == 1 ? 0 : -EFAULT;
}
static int holder_release(void *inode, struct file *file)
{
	if (the_holder->page)
		put_page(the_holder->page);
	return 0;
}
const struct file_operations holder_fops = {
	.unlocked_ioctl = holder_ioctl,
	.release = holder_release,
};
