// SPDX-License-Identifier: GPL-2.0
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "card.h"

static int card_open(struct inode *inode, struct file *file)
{
	struct card_region *region = kzalloc(sizeof(*region), GFP_KERNEL);

	if (!region)
		return -ENOMEM;
	mutex_init(&region->lock);
	file->private_data = region;
	return 0;
}

static int card_release(struct inode *inode, struct file *file)
{
	struct card_region *region = file->private_data;

	card_region_unmap(region);
	kfree(region);
	return 0;
}

static long card_unlocked_ioctl(struct file *file, unsigned int cmd,
				unsigned long arg)
{
	return card_ioctl(file->private_data, cmd, (void __user *)arg);
}

static const struct file_operations card_fops = {
	.owner = THIS_MODULE,
	.open = card_open,
	.release = card_release,
	.unlocked_ioctl = card_unlocked_ioctl,
};

static struct miscdevice card_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "card",
	.fops = &card_fops,
};
module_misc_device(card_device);

MODULE_DESCRIPTION("a card that is not in the tree");
MODULE_LICENSE("GPL");
