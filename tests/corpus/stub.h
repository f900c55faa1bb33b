/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stub.h - what a corpus case needs to compile without a kernel
 *
 * The runner includes it in front of every case and every expected file. The
 * family's prototypes come from the fixture tree that the case is converted
 * with, the helpers' types from those prototypes: nothing is declared twice.
 */
#ifndef CORPUS_STUB_H
#define CORPUS_STUB_H

#include <stdbool.h>
#include <stddef.h>

typedef unsigned int u32;
typedef unsigned long long u64;
typedef long ssize_t;

struct page {
	unsigned long flags;
};

#include <linux/mm.h>

/* The kernel's own table: one that a driver declares says nothing of user space. */
struct file;
struct file_operations {
	long (*unlocked_ioctl)(struct file *f, unsigned int, unsigned long);
	int (*release)(void *inode, struct file *f);
};

#ifdef __GNUC__
#define HELPERS(f) extern __typeof__(f) f##_longterm, f##_shortterm
#endif
HELPERS(pin_user_pages);
HELPERS(pin_user_pages_fast);
HELPERS(pin_user_pages_remote);
HELPERS(pin_user_pages_unlocked);
#ifndef CORPUS_TREE_6_1
HELPERS(pin_user_pages_fast_only);
#endif

#define PAGE_SHIFT	12
#define PAGE_SIZE	(1UL << PAGE_SHIFT)
#define PAGE_MASK	(~(PAGE_SIZE - 1))

#define EIO		5
#define EFAULT		14
#define EINVAL		22

#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)
#define fallthrough	__attribute__((__fallthrough__))
#define WARN_ON(x)	({ int __ret = !!(x); __ret; })
#define scoped_guard(kind, lock) \
	for (int __once = !!(lock); __once; __once = 0)
#define min(x, y)	((x) < (y) ? (x) : (y))
#define min_t(t, x, y)	((t)(x) < (t)(y) ? (t)(x) : (t)(y))
#define PTR_ERR(p)	((long)(p))

#define local_irq_save(flags)		((flags) = irq_save())
#define local_irq_restore(flags)	irq_restore(flags)
unsigned long irq_save(void);
void irq_restore(unsigned long flags);

int printk(const char *fmt, ...);
#define pr_debug(...)	printk(__VA_ARGS__)
#define pr_err(...)	printk(__VA_ARGS__)

unsigned long copy_from_user(void *to, const void *from, unsigned long n);
void cond_resched(void);
int use_page(struct page *page);
int use_pages(struct page **pages, long nr);

#endif
