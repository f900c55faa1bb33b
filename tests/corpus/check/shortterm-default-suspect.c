/*
 * case: a raw call means short-term here, but the pages are kept
 * options: --polarity shortterm-default
 * finds: suspect 9:13
 */
static struct holder { struct page *page; } *the_holder;
static long holder_ioctl(struct file *file, unsigned int cmd, unsigned long start)
{
	long ret = pin_user_pages_fast(start, 1, 0, &the_holder->page);

	return ret == 1 ? 0 : -EFAULT;
}

static int holder_release(void *inode, struct file *file)
{
	unpin_user_page(the_holder->page);
	return 0;
}

const struct file_operations holder_fops = {
	.unlocked_ioctl = holder_ioctl,
	.release = holder_release,
};
