// SPDX-License-Identifier: GPL-2.0
/*
 * What a walk came to before a file was read that says otherwise: the other
 * driver names no function that pins or drops, so that only the second round
 * reads it.
 */
#include "lifetime-run.h"

#define DROP                                  \
	"void put_all(struct page **pages)\n" \
	"{\n"                                 \
	"\tunpin_user_pages(pages, 8);\n"     \
	"}\n"

#define ENTRY                                                        \
	"static long b_ioctl(struct file *file, unsigned int cmd,\n" \
	"\t\t    unsigned long addr)\n"                              \
	"{\n"                                                        \
	"\treturn pin_all(addr);\n"                                  \
	"}\n"                                                        \
	"static const struct file_operations b_fops = {\n"           \
	"\t.unlocked_ioctl = b_ioctl,\n"                             \
	"};\n"

/* The callee itself is defined in the other file. */
#define BY_NAME                                                     \
	DROP "int pin_all(unsigned long addr)\n"                    \
	     "{\n"                                                  \
	     "\tstruct page *pages[8];\n"                           \
	     "\n"                                                   \
	     "\tif (pin_user_pages_fast(addr, 8, 0, pages) != 8)\n" \
	     "\t\treturn -EFAULT;\n"                                \
	     "\tfinish(pages);\n"                                   \
	     "\treturn 0;\n"                                        \
	     "}\n"

#define FINISH_PAGES                         \
	"void finish(struct page **pages)\n" \
	"{\n"                                \
	"\tput_all(pages);\n"                \
	"}\n"

/* The callee is known, but not yet that it leads to a drop. */
#define BY_DROP                                                          \
	DROP "struct req { struct page *pages[8]; };\n"                  \
	     "static void end(struct req *req)\n"                        \
	     "{\n"                                                       \
	     "\tfinish(req);\n"                                          \
	     "}\n"                                                       \
	     "int pin_all(unsigned long addr)\n"                         \
	     "{\n"                                                       \
	     "\tstruct req *req = kzalloc(sizeof(*req), 0);\n"           \
	     "\n"                                                        \
	     "\tif (pin_user_pages_fast(addr, 8, 0, req->pages) != 8)\n" \
	     "\t\treturn -EFAULT;\n"                                     \
	     "\tend(req);\n"                                             \
	     "\treturn 0;\n"                                             \
	     "}\n"

#define FINISH_REQ                       \
	"void finish(struct req *req)\n" \
	"{\n"                            \
	"\tput_all(req->pages);\n"       \
	"}\n"

static const struct sample samples[] = {
	{"callee-read-later", BY_NAME, LIFETIME_SCOPED, "finish() at", NULL,
	 FINISH_PAGES ENTRY},
	{"drop-read-later", BY_DROP, LIFETIME_SCOPED, "end() at", NULL,
	 FINISH_REQ ENTRY},
};

int main(int argc, char **argv)
{
	return sample_run(argc, argv, "/lifetime-rounds", samples,
			  G_N_ELEMENTS(samples));
}
