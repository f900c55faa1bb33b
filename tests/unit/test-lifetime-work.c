// SPDX-License-Identifier: GPL-2.0
/* Two kinds of work items whose members have one name. */
#include "lifetime-run.h"

static const char work[] =
	"struct shot { struct work_struct work; struct page **pages; int n; };\n"
	"struct owner { struct work_struct work; };\n"
	"static void shot_work(struct work_struct *work)\n"
	"{\n"
	"\tstruct shot *shot = container_of(work, struct shot, work);\n"
	"\n"
	"\tunpin_user_pages(shot->pages, shot->n);\n"
	"}\n"
	"static void owner_work(struct work_struct *work)\n"
	"{\n"
	"\tlook(work);\n"
	"}\n"
	"static irqreturn_t shot_irq(int irq, void *data)\n"
	"{\n"
	"\tstruct owner *owner = data;\n"
	"\n"
	"\tschedule_work(&owner->work);\n"
	"\treturn IRQ_HANDLED;\n"
	"}\n"
	"static int shot_probe(struct owner *owner)\n"
	"{\n"
	"\tINIT_WORK(&owner->work, owner_work);\n"
	"\treturn request_irq(1, shot_irq, 0, \"shot\", 0);\n"
	"}\n"
	"static long shot_ioctl(struct file *file, unsigned int cmd,\n"
	"\t\t       unsigned long addr)\n"
	"{\n"
	"\tstruct shot *shot = file->private_data;\n"
	"\n"
	"\tif (pin_user_pages_fast(addr, 8, 0, shot->pages) != 8)\n"
	"\t\treturn -EFAULT;\n"
	"\tINIT_WORK(&shot->work, shot_work);\n"
	"\thw_start(shot);\n"
	"\treturn 0;\n"
	"}\n"
	"static int shot_release(struct inode *inode, struct file *file)\n"
	"{\n"
	"\tstruct shot *shot = file->private_data;\n"
	"\n"
	"\tschedule_work(&shot->work);\n"
	"\treturn 0;\n"
	"}\n"
	"static const struct file_operations shot_fops = {\n"
	"\t.unlocked_ioctl = shot_ioctl,\n"
	"\t.release = shot_release,\n"
	"};\n";

static const struct sample samples[] = {
	{"queued-at-release", work, LIFETIME_ESCAPES,
	 "shot_work() <- shot_release() <- .release", "shot_irq"},
};

int main(int argc, char **argv)
{
	return sample_run(argc, argv, "/lifetime-work", samples,
			  G_N_ELEMENTS(samples));
}
