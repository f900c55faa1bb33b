/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: a_detach() <- .detach */
#include <linux/mm.h>

struct a { struct page **pages; int n; };
static int a_get(struct a *a, unsigned long addr)
{
	a->n = pin_user_pages_fast(addr, 16, FOLL_WRITE, a->pages);
	return a->n == 16 ? 0 : -EFAULT;
}
#if defined(A_NEW_ATTACH)
static int a_attach(struct dma_buf *d, struct dma_buf_attachment *at)
#else
static int a_attach(struct dma_buf *d, struct device *dev, struct dma_buf_attachment *at)
#endif
{
	struct a *a = kzalloc(sizeof(*a), GFP_KERNEL);

	if (a_get(a, 7)) {
		kfree(a);
		return -ENOMEM;
	}
	at->priv = a;
	return 0;
}
static void a_detach(struct dma_buf *d, struct dma_buf_attachment *at)
{
	struct a *a = at->priv;

	unpin_user_pages(a->pages, a->n);
	kfree(a);
}
static const struct dma_buf_ops a_ops = { .attach = a_attach, .detach = a_detach };
