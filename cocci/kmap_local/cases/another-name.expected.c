void *map(struct page *page, unsigned long pfn)
{
	if (pfn)
		return kmap_atomic_pfn(pfn);
	return kmap_atomic_prot(page, PAGE_KERNEL);
}
