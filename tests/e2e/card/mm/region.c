// SPDX-License-Identifier: GPL-2.0
#include <linux/highmem.h>
#include <linux/slab.h>

#include "card.h"
#include "compat.h"

int card_region_map(struct card_region *region, const struct card_span *span)
{
	struct page **pages;
	long got;

	pages = kvmalloc_array(span->count, sizeof(*pages), GFP_KERNEL);
	if (!pages)
		return -ENOMEM;
	got = card_pin(span->start, span->count, FOLL_WRITE, pages);
	if (got != span->count) {
		if (got > 0)
			unpin_user_pages(pages, got);
		kvfree(pages);
		return got < 0 ? got : -EFAULT;
	}
	mutex_lock(&region->lock);
	region->pages = pages;
	region->count = span->count;
	mutex_unlock(&region->lock);
	return 0;
}

void card_region_unmap(struct card_region *region)
{
	mutex_lock(&region->lock);
	if (region->pages) {
		unpin_user_pages(region->pages, region->count);
		kvfree(region->pages);
		region->pages = NULL;
	}
	mutex_unlock(&region->lock);
}

/* Adds up the words at the start of the pages, while the caller waits. */
int card_region_sum(const struct card_span *span, u32 *sum)
{
	struct page *page;
	unsigned long i;
	u32 *words;
	int ret;

	*sum = 0;
	for (i = 0; i < span->count; i++) {
		ret = pin_user_pages_fast(span->start + i * PAGE_SIZE, 1, 0,
					  &page);
		if (ret != 1)
			return ret < 0 ? ret : -EFAULT;
		words = kmap_local_page(page);
		*sum += words[0];
		kunmap_local(words);
		unpin_user_page(page);
	}
	return 0;
}
