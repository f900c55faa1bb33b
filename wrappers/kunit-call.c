// SPDX-License-Identifier: GPL-2.0
/*
 * How the KUnit suite calls one helper. The functions that want mmap_lock held
 * are named here; all others take it themselves.
 *
 * @parameters unsigned long start, unsigned long nr_pages, unsigned int gup_flags,
 *	struct page **pages
 * treewide: begin
 */
static long CALL(CALL_PARAMETERS)
{
#ifdef TREEWIDE_VM_MMAP
#if defined(TREEWIDE_MEMBER_pin_user_pages) || defined(TREEWIDE_MEMBER_pin_user_pages_remote)
	long pinned;

	mmap_read_lock(current->mm);
#ifdef TREEWIDE_SHORTTERM
	/* Pin lifetime: dropped by the test that calls this, before it ends. */
#endif
	pinned = HELPER(CALL_ARGUMENTS);
	mmap_read_unlock(current->mm);

	return pinned;
#else
#ifdef TREEWIDE_SHORTTERM
	/* Pin lifetime: dropped by the test that calls this, before it ends. */
#endif
	return HELPER(CALL_ARGUMENTS);
#endif
#else
#ifdef TREEWIDE_SHORTTERM
	/* Pin lifetime: the only test that calls this gets nothing pinned. */
#endif
	return HELPER(CALL_ARGUMENTS);
#endif
}
