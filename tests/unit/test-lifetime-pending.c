// SPDX-License-Identifier: GPL-2.0
/*
 * Results that look like failures and leave the pages to a completion: the
 * operation goes on, or others can find by now what holds them.
 */
#include "lifetime-run.h"

/* A request that goes on, unless it is done at once. */
static const char queued[] =
	"struct queued { struct page *pages[8]; int count; struct kiocb *iocb; };\n"
	"static void queued_put(struct queued *q)\n"
	"{\n"
	"\tunpin_user_pages(q->pages, q->count);\n"
	"\tkfree(q);\n"
	"}\n"
	"static void queued_complete(void *arg)\n"
	"{\n"
	"\tstruct queued *q = arg;\n"
	"\n"
	"\tq->iocb->ki_complete(q->iocb, 0);\n"
	"\tqueued_put(q);\n"
	"}\n"
	"static ssize_t queued_write_iter(struct kiocb *iocb, struct iov_iter *from)\n"
	"{\n"
	"\tstruct queued *q = kzalloc(sizeof(*q), GFP_KERNEL);\n"
	"\tint ret;\n"
	"\n"
	"\tret = pin_user_pages_fast(0, 8, 0, q->pages);\n"
	"\tif (ret < 0)\n"
	"\t\treturn ret;\n"
	"\tq->count = ret;\n"
	"\tq->iocb = iocb;\n"
	"\tq->desc.callback = queued_complete;\n"
	"\tq->desc.callback_param = q;\n"
	"\tret = hw_submit(q);\n"
	"\tif (ret == -EINPROGRESS)\n"
	"\t\treturn -EIOCBQUEUED;\n"
	"\tqueued_put(q);\n"
	"\treturn ret;\n"
	"}\n"
	"static const struct file_operations queued_fops = { .write_iter = queued_write_iter, };\n";

/* What a signal interrupts is left to the interrupt handler. */
#define LEFT(INSERT)                                                                     \
	"struct to { struct page **pages; int count; struct completion done; };\n"       \
	"static void to_free(struct to *t)\n"                                            \
	"{\n"                                                                            \
	"\tunpin_user_pages(t->pages, t->count);\n"                                      \
	"\tkfree(t);\n"                                                                  \
	"}\n"                                                                            \
	"static irqreturn_t to_irq(int irq, void *data)\n"                               \
	"{\n"                                                                            \
	"\tstruct to *t = data;\n"                                                       \
	"\n"                                                                             \
	"\tif (t->abandoned)\n"                                                          \
	"\t\tto_free(t);\n"                                                              \
	"\telse\n"                                                                       \
	"\t\tcomplete(&t->done);\n"                                                      \
	"\treturn IRQ_HANDLED;\n"                                                        \
	"}\n"                                                                            \
	"static long to_ioctl(struct file *file, unsigned int cmd, unsigned long arg)\n" \
	"{\n"                                                                            \
	"\tstruct to *t = kzalloc(sizeof(*t), GFP_KERNEL);\n"                            \
	"\tint ret;\n"                                                                   \
	"\n"                                                                             \
	"\tret = pin_user_pages_fast(arg, t->count, FOLL_WRITE, t->pages);\n"            \
	"\tif (ret != t->count)\n"                                                       \
	"\t\treturn -EFAULT;\n"                                                          \
	"\t" INSERT "\n"                                                                 \
	"\thw_start(t);\n"                                                               \
	"\tret = wait_for_completion_interruptible(&t->done);\n"                         \
	"\tif (ret) {\n"                                                                 \
	"\t\tt->abandoned = true;\n"                                                     \
	"\t\treturn ret;\n"                                                              \
	"\t}\n"                                                                          \
	"\tto_free(t);\n"                                                                \
	"\treturn 0;\n"                                                                  \
	"}\n"                                                                            \
	"static int to_probe(void) { return request_irq(1, to_irq, 0, \"to\", 0); }\n"   \
	"static const struct file_operations to_fops = { .unlocked_ioctl = to_ioctl, };\n"

static const struct sample samples[] = {
	{"queued", queued, LIFETIME_ASYNC,
	 "queued_put() <- queued_complete() <- .callback", NULL},
	{"interrupted", LEFT("list_add(&t->list, &to_list);"), LIFETIME_ASYNC,
	 "to_free() <- to_irq() <- request_irq()", NULL},
	/* nobody else can find it: a failure like any other */
	{"interrupted-alone", LEFT("t->size = 1;"), LIFETIME_SCOPED,
	 "to_free() at", NULL},
};

int main(int argc, char **argv)
{
	return sample_run(argc, argv, "/lifetime-pending", samples,
			  G_N_ELEMENTS(samples));
}
