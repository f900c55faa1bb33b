void copy(struct page *page, void *to, int offset)
{
	char *from = kmap_local_page(page);

	memcpy(to, from + offset, 16);
	kunmap_local(from);
}
