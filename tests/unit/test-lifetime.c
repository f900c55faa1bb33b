// SPDX-License-Identifier: GPL-2.0
/* Which lines show how long a pin lives, and in which words. */
#include "lifetime-run.h"

/* A transfer that an interrupt ends; the test of the result is written COND. */
#define TRANSFER(COND)                                                        \
	"struct job { struct page **pages; int count; };\n"                   \
	"static struct job the_job;\n"                                        \
	"static void job_free(struct job *job)\n"                             \
	"{\n"                                                                 \
	"\tunpin_user_pages(job->pages, job->count);\n"                       \
	"}\n"                                                                 \
	"static int job_lock(struct job *job, unsigned long addr)\n"          \
	"{\n"                                                                 \
	"\tint ret = pin_user_pages_fast(addr, job->count, 0, job->pages);\n" \
	"\n"                                                                  \
	"\tif (ret != job->count)\n"                                          \
	"\t\treturn -EINVAL;\n"                                               \
	"\treturn 0;\n"                                                       \
	"}\n"                                                                 \
	"static long job_ioctl(struct file *file, unsigned int cmd,\n"        \
	"\t\t      unsigned long addr)\n"                                     \
	"{\n"                                                                 \
	"\tstruct job *job = file->private_data;\n"                           \
	"\tint ret;\n"                                                        \
	"\n"                                                                  \
	"\tif (" COND ") {\n"                                                 \
	"\t\tjob_free(job);\n"                                                \
	"\t\treturn ret;\n"                                                   \
	"\t}\n"                                                               \
	"\treturn 0;\n"                                                       \
	"}\n"                                                                 \
	"static irqreturn_t job_irq(int irq, void *data)\n"                   \
	"{\n"                                                                 \
	"\tstruct job *job = data;\n"                                         \
	"\n"                                                                  \
	"\tjob_free(job);\n"                                                  \
	"\treturn IRQ_HANDLED;\n"                                             \
	"}\n"                                                                 \
	"static int job_probe(void)\n"                                        \
	"{\n"                                                                 \
	"\treturn request_irq(1, job_irq, 0, \"job\", &the_job);\n"           \
	"}\n"                                                                 \
	"static const struct file_operations job_fops = {\n"                  \
	"\t.unlocked_ioctl = job_ioctl,\n"                                    \
	"};\n"

#define ASYNC "job_free() <- job_irq() <- request_irq()"

/* A monitor that the next call replaces, beside a page of another kind. */
static const char replaced[] =
	"struct vm { struct page *monitor; struct page *shared; };\n"
	"static long vm_ioctl(struct file *file, unsigned int cmd,\n"
	"\t\t     unsigned long addr)\n"
	"{\n"
	"\tstruct vm *vm = file->private_data;\n"
	"\tstruct page *page;\n"
	"\n"
	"\tif (pin_user_pages_fast(addr, 1, 0, &page) != 1)\n"
	"\t\treturn -EFAULT;\n"
	"\tif (vm->monitor)\n"
	"\t\tunpin_user_page(vm->monitor);\n"
	"\tvm->monitor = page;\n"
	"\treturn 0;\n"
	"}\n"
	"static int vm_release(struct inode *inode, struct file *file)\n"
	"{\n"
	"\tstruct vm *vm = file->private_data;\n"
	"\n"
	"\tunpin_user_page(vm->shared);\n"
	"\treturn 0;\n"
	"}\n"
	"static const struct file_operations vm_fops = {\n"
	"\t.unlocked_ioctl = vm_ioctl,\n"
	"\t.release = vm_release,\n"
	"};\n";

/* Stores that stand behind the head of a loop or of a condition. */
#define KEPT(STORE)                                                         \
	"struct kept { struct page *pages[8]; int count; bool on; };\n"     \
	"static long kept_ioctl(struct file *file, unsigned int cmd,\n"     \
	"\t\t       unsigned long addr)\n"                                  \
	"{\n"                                                               \
	"\tstruct kept *kept = file->private_data;\n"                       \
	"\tstruct page *page[8];\n"                                         \
	"\tint i;\n"                                                        \
	"\n"                                                                \
	"\tif (pin_user_pages_fast(addr, 8, 0, page) != 8)\n"               \
	"\t\treturn -EFAULT;\n"                                             \
	"\t" STORE "\n"                                                     \
	"\treturn 0;\n"                                                     \
	"}\n"                                                               \
	"static int kept_release(struct inode *inode, struct file *file)\n" \
	"{\n"                                                               \
	"\tstruct kept *kept = file->private_data;\n"                       \
	"\n"                                                                \
	"\tunpin_user_pages(kept->pages, 8);\n"                             \
	"\treturn 0;\n"                                                     \
	"}\n"                                                               \
	"static const struct file_operations kept_fops = {\n"               \
	"\t.unlocked_ioctl = kept_ioctl,\n"                                 \
	"\t.release = kept_release,\n"                                      \
	"};\n"

/* A helper whose callers drop what it pins: one more than those named. */
#define CALLER(NAME)                                                        \
	"static long " NAME "_ioctl(struct file *file, unsigned int cmd,\n" \
	"\t\t       unsigned long addr)\n"                                  \
	"{\n"                                                               \
	"\tstruct page *page;\n"                                            \
	"\n"                                                                \
	"\tif (take(addr, &page))\n"                                        \
	"\t\treturn -EFAULT;\n"                                             \
	"\tunpin_user_page(page);\n"                                        \
	"\treturn 0;\n"                                                     \
	"}\n"                                                               \
	"static const struct file_operations " NAME "_fops = {\n"           \
	"\t.unlocked_ioctl = " NAME "_ioctl,\n"                             \
	"};\n"
#define CALLERS(MORE)                                                     \
	"static int take(unsigned long addr, struct page **page)\n"       \
	"{\n"                                                             \
	"\treturn pin_user_pages_fast(addr, 1, 0, page) == 1 ? 0 : -1;\n" \
	"}\n" CALLER("one") MORE

#define STORED "'kept->pages[i] = page[i]' at drivers/a.c:11 keeps them"

/* Kept until the file is closed. */
#define PAIR                                                                \
	"struct pair { struct page **pages; int n; };\n"                    \
	"static void pair_put(struct pair *pair)\n"                         \
	"{\n"                                                               \
	"\tunpin_user_pages(pair->pages, pair->n);\n"                       \
	"}\n"                                                               \
	"static long pair_ioctl(struct file *file, unsigned int cmd,\n"     \
	"\t\t       unsigned long addr)\n"                                  \
	"{\n"                                                               \
	"\tstruct pair *pair = file->private_data;\n"                       \
	"\n"                                                                \
	"\tif (pin_user_pages_fast(addr, 1, 0, pair->pages) != 1)\n"        \
	"\t\treturn -EFAULT;\n"                                             \
	"\treturn 0;\n"                                                     \
	"}\n"                                                               \
	"static int pair_release(struct inode *inode, struct file *file)\n" \
	"{\n"                                                               \
	"\tpair_put(file->private_data);\n"                                 \
	"\treturn 0;\n"                                                     \
	"}\n"                                                               \
	"static const struct file_operations pair_fops = {\n"               \
	"\t.unlocked_ioctl = pair_ioctl,\n"                                 \
	"\t.release = pair_release,\n"                                      \
	"};\n"

/* A driver of another maintainer, whose objects have no type that is seen. */
static const char neighbour[] =
	"static irqreturn_t near_irq(int irq, void *data)\n"
	"{\n"
	"\tstruct near *near = data;\n"
	"\n"
	"\tunpin_user_pages(near->job->pages, near->job->n);\n"
	"\treturn IRQ_HANDLED;\n"
	"}\n"
	"static int near_probe(void)\n"
	"{\n"
	"\treturn request_irq(1, near_irq, 0, \"near\", 0);\n"
	"}\n";

/* Names that are declared with an attribute before their value. */
static const char attribute[] =
	"static long once_ioctl(struct file *file, unsigned int cmd,\n"
	"\t\t       unsigned long addr)\n"
	"{\n"
	"\tstruct once *once __free(kfree) = kzalloc(sizeof(*once), 0);\n"
	"\tstruct page *page __free(none) __maybe_unused = NULL;\n"
	"\n"
	"\tif (pin_user_pages_fast(addr, 1, 0, &page) != 1)\n"
	"\t\treturn -EFAULT;\n"
	"\tonce->page = page;\n"
	"\tunpin_user_page(page);\n"
	"\treturn 0;\n"
	"}\n"
	"static const struct file_operations once_fops = {\n"
	"\t.unlocked_ioctl = once_ioctl,\n"
	"};\n";

/* Handed to a function that is not seen, which need not keep anything. */
static const char handed[] =
	"static long look_ioctl(struct file *file, unsigned int cmd,\n"
	"\t\t       unsigned long addr)\n"
	"{\n"
	"\tstruct page *page;\n"
	"\n"
	"\tif (pin_user_pages_fast(addr, 1, 0, &page) != 1)\n"
	"\t\treturn -EFAULT;\n"
	"\tif (look_closely(!look_ok(page)))\n"
	"\t\tlook_count++;\n"
	"\treturn 0;\n"
	"}\n"
	"static const struct file_operations look_fops = {\n"
	"\t.unlocked_ioctl = look_ioctl,\n"
	"};\n";

static const struct sample samples[] = {
	{"handed-to-the-unknown", handed, LIFETIME_UNKNOWN,
	 "may keep them when look_ioctl() returns; who drops them is not seen",
	 "' keeps them"},
	{"attribute", attribute, LIFETIME_SCOPED,
	 "unpin_user_page() at drivers/a.c:10 drops them before", NULL},
	{"not-the-neighbours-drop", PAIR, LIFETIME_ESCAPES,
	 "pair_put() <- pair_release() <- .release", NULL, neighbour},
	{"one-way-up", CALLERS(""), LIFETIME_SCOPED,
	 "drops them before one_ioctl() returns", "; so"},
	{"two-ways-up", CALLERS(CALLER("two")), LIFETIME_SCOPED,
	 "returns; so does 1 other way up", NULL},
	{"three-ways-up", CALLERS(CALLER("two") CALLER("three")),
	 LIFETIME_SCOPED, "returns; so do 2 other ways up", NULL},
	{"text-for", KEPT("for (i = 0; i < 8; ++i) kept->pages[i] = page[i];"),
	 LIFETIME_ESCAPES, STORED, NULL},
	{"text-if", KEPT("if (kept->on) kept->pages[i] = page[i];"),
	 LIFETIME_ESCAPES, STORED, NULL},
	{"text-else",
	 KEPT("if (kept->on) i = 0; else kept->pages[i] = page[i];"),
	 LIFETIME_ESCAPES, STORED, NULL},
	{"text-in-head",
	 KEPT("for (i = 0; i < 8; kept->pages[i] = page[i]) i++;"),
	 LIFETIME_ESCAPES,
	 "'for (i = 0; i < 8; kept->pages[i] = page[i])' at drivers/a.c:11",
	 NULL},
	{"text-in-condition", KEPT("if ((kept->pages[i] = page[i])) i++;"),
	 LIFETIME_ESCAPES,
	 "'if ((kept->pages[i] = page[i]))' at drivers/a.c:11 keeps", NULL,
	 NULL},
	{"replaced-by-the-next-call", replaced, LIFETIME_ESCAPES,
	 "the next call of vm_ioctl() drops them (drivers/a.c:11)",
	 "vm_release"},
	{"failure-asked-plainly", TRANSFER("(ret = job_lock(job, addr)) != 0"),
	 LIFETIME_ASYNC, ASYNC, NULL},
	{"failure-asked-from-0", TRANSFER("0 != (ret = job_lock(job, addr))"),
	 LIFETIME_ASYNC, ASYNC, NULL},
	{"failure-asked-below-0", TRANSFER("0 > (ret = job_lock(job, addr))"),
	 LIFETIME_ASYNC, ASYNC, NULL},
};

int main(int argc, char **argv)
{
	return sample_run(argc, argv, "/lifetime", samples,
			  G_N_ELEMENTS(samples));
}
