// SPDX-License-Identifier: GPL-2.0
/* Pages that take the place of others, which are dropped then. */
#include "lifetime-run.h"

#define REPLACE(FIRST, THEN)                                                \
	"struct kept { struct page *page; };\n"                             \
	"static void kept_put(struct page *page)\n"                         \
	"{\n"                                                               \
	"\tif (page)\n"                                                     \
	"\t\tunpin_user_page(page);\n"                                      \
	"}\n"                                                               \
	"static long kept_ioctl(struct file *file, unsigned int cmd,\n"     \
	"\t\t       unsigned long addr)\n"                                  \
	"{\n"                                                               \
	"\tstruct kept *kept = file->private_data;\n"                       \
	"\tstruct page *page, *old;\n"                                      \
	"\n" FIRST "\tif (pin_user_pages_fast(addr, 1, 0, &page) != 1)\n"   \
	"\t\treturn -EFAULT;\n" THEN "\treturn 0;\n"                        \
	"}\n"                                                               \
	"static int kept_release(struct inode *inode, struct file *file)\n" \
	"{\n"                                                               \
	"\tstruct kept *kept = file->private_data;\n"                       \
	"\n"                                                                \
	"\tkept_put(kept->page);\n"                                         \
	"\treturn 0;\n"                                                     \
	"}\n"                                                               \
	"static const struct file_operations kept_fops = {\n"               \
	"\t.unlocked_ioctl = kept_ioctl,\n"                                 \
	"\t.release = kept_release,\n"                                      \
	"};\n"

#define LOAD  "\told = kept->page;\n"
#define STORE "\tkept->page = page;\n"
#define CLOSE "kept_put() <- kept_release() <- .release"

static const struct sample samples[] = {
	{"old-is-dropped",
	 REPLACE("", LOAD STORE "\tif (old)\n\t\tunpin_user_page(old);\n"),
	 LIFETIME_ESCAPES, CLOSE, NULL},
	{"old-is-dropped-elsewhere",
	 REPLACE("", LOAD STORE "\tkept_put(old);\n"), LIFETIME_ESCAPES, CLOSE,
	 NULL},
	{"old-is-read-before", REPLACE(LOAD, STORE "\tunpin_user_page(old);\n"),
	 LIFETIME_ESCAPES, CLOSE, NULL},
	{"swapped",
	 REPLACE("", "\tswap(kept->page, page);\n\tkept_put(page);\n"),
	 LIFETIME_ESCAPES, CLOSE, NULL},
	{"exchanged",
	 REPLACE("", "\told = xchg(&kept->page, page);\n\tkept_put(old);\n"),
	 LIFETIME_ESCAPES, CLOSE, NULL},
	/* what is read after the store is ours */
	{"ours-is-dropped", REPLACE("", STORE LOAD "\tunpin_user_page(old);\n"),
	 LIFETIME_SCOPED, "unpin_user_page() at", NULL},
	/* old may be ours as well */
	{"ours-may-be-dropped",
	 REPLACE("", LOAD STORE "\told = page;\n\tunpin_user_page(old);\n"),
	 LIFETIME_SCOPED, "unpin_user_page() at", NULL},
};

int main(int argc, char **argv)
{
	return sample_run(argc, argv, "/lifetime-replaced", samples,
			  G_N_ELEMENTS(samples));
}
