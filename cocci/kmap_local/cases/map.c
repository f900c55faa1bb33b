void copy(struct page *page, void *to, int offset)
{
	char *from = kmap_atomic(page);

	memcpy(to, from + offset, 16);
	kunmap_atomic(from);
}
