// SPDX-License-Identifier: GPL-2.0
/* A drop of no pages: what has been handed on is not there any more. */
#include "lifetime-run.h"

/* The pages go into the object, or all of them are dropped; COUNT and how. */
#define TAKE(AFTER, DROP)                                                          \
	"struct take { struct page **pages; int count; };\n"                       \
	"static long take_ioctl(struct file *file, unsigned int cmd,\n"            \
	"\t\t       unsigned long addr)\n"                                         \
	"{\n"                                                                      \
	"\tstruct take *take = file->private_data;\n"                              \
	"\tstruct page **pages = kvmalloc_array(8, sizeof(*pages), GFP_KERNEL);\n" \
	"\tint got = 0, dirty = 0, ret;\n"                                         \
	"\n"                                                                       \
	"\twhile (got < 8) {\n"                                                    \
	"\t\tret = pin_user_pages_fast(addr + got, 8 - got, 0, pages + got);\n"    \
	"\t\tif (ret < 0)\n"                                                       \
	"\t\t\tbreak;\n"                                                           \
	"\t\tgot += ret;\n"                                                        \
	"\t}\n"                                                                    \
	"\tif (dirty)\n"                                                           \
	"\t\ttake_look(take);\n"                                                   \
	"\tif (got == 8) {\n"                                                      \
	"\t\t" AFTER "\n"                                                          \
	"\t}\n"                                                                    \
	"\t" DROP "\n"                                                             \
	"\treturn 0;\n"                                                            \
	"}\n"                                                                      \
	"static int take_release(struct inode *inode, struct file *file)\n"        \
	"{\n"                                                                      \
	"\tstruct take *take = file->private_data;\n"                              \
	"\n"                                                                       \
	"\tunpin_user_pages(take->pages, take->count);\n"                          \
	"\treturn 0;\n"                                                            \
	"}\n"                                                                      \
	"static const struct file_operations take_fops = {\n"                      \
	"\t.unlocked_ioctl = take_ioctl,\n"                                        \
	"\t.release = take_release,\n"                                             \
	"};\n"

#define HAND_ON "take->pages = pages; take->count = got; got = 0;"

static const struct sample samples[] = {
	{"handed-on", TAKE(HAND_ON, "unpin_user_pages(pages, got);"),
	 LIFETIME_ESCAPES, "take_release() <- .release", "before take_ioctl()"},
	{"handed-on-dirty",
	 TAKE(HAND_ON, "unpin_user_pages_dirty_lock(pages, got, dirty);"),
	 LIFETIME_ESCAPES, "take_release() <- .release", "before take_ioctl()"},
	/* another 0 says nothing of how many pages are dropped */
	{"all-dropped",
	 TAKE("take->count = got;",
	      "unpin_user_pages_dirty_lock(pages, got, dirty);"),
	 LIFETIME_SCOPED, "unpin_user_pages_dirty_lock() at", NULL},
};

int main(int argc, char **argv)
{
	return sample_run(argc, argv, "/lifetime-none-left", samples,
			  G_N_ELEMENTS(samples));
}
