// SPDX-License-Identifier: GPL-2.0
/* What keeps the pages and what drops them, told together, belong together. */
#include "lifetime-run.h"

/* One helper pins for two kinds of objects, one drops for both. */
#define KIND(NAME, TABLE)                                                    \
	"static long " NAME "_ioctl(struct file *file, unsigned int cmd,\n"  \
	"\t\t       unsigned long addr)\n"                                   \
	"{\n"                                                                \
	"\tstruct " NAME " *" NAME " = file->private_data;\n"                \
	"\tstruct page **pages = take(addr);\n"                              \
	"\n"                                                                 \
	"\tif (IS_ERR(pages))\n"                                             \
	"\t\treturn PTR_ERR(pages);\n"                                       \
	"\t" NAME "->pages = pages;\n"                                       \
	"\treturn 0;\n"                                                      \
	"}\n"                                                                \
	"static int " NAME "_drop(struct inode *inode, struct file *file)\n" \
	"{\n"                                                                \
	"\tstruct " NAME " *" NAME " = file->private_data;\n"                \
	"\n"                                                                 \
	"\tdrop(" NAME "->pages);\n"                                         \
	"\treturn 0;\n"                                                      \
	"}\n"                                                                \
	"static const struct file_operations " NAME "_fops = {\n"            \
	"\t.unlocked_ioctl = " NAME "_ioctl,\n"                              \
	"\t." TABLE " = " NAME "_drop,\n"                                    \
	"};\n"
#define KINDS(ONE, TWO)                                        \
	"struct one { struct page **pages; };\n"               \
	"struct two { struct page **pages; };\n"               \
	"static struct page **take(unsigned long addr)\n"      \
	"{\n"                                                  \
	"\tstruct page **pages = kcalloc(8, 8, 0);\n"          \
	"\n"                                                   \
	"\tif (pin_user_pages_fast(addr, 8, 0, pages) != 8)\n" \
	"\t\treturn ERR_PTR(-EFAULT);\n"                       \
	"\treturn pages;\n"                                    \
	"}\n"                                                  \
	"static void drop(struct page **pages)\n"              \
	"{\n"                                                  \
	"\tunpin_user_pages(pages, 8);\n"                      \
	"}\n" KIND("one", ONE) KIND("two", TWO)

static const struct sample samples[] = {
	{"first-lets-go", KINDS("release", "open"), LIFETIME_ESCAPES,
	 "'one->pages = pages' at", "two"},
	{"second-lets-go", KINDS("open", "release"), LIFETIME_ESCAPES,
	 "'two->pages = pages' at", "one"},
};

int main(int argc, char **argv)
{
	return sample_run(argc, argv, "/lifetime-paired", samples,
			  G_N_ELEMENTS(samples));
}
