// SPDX-License-Identifier: GPL-2.0-only
/// use kmap_local_page() in place of kmap_atomic()
///
/// kmap_atomic() is deprecated: beside mapping the page it turns page faults
/// off, and on most configurations preemption, which hardly any caller wants.
/// kmap_local_page() does neither. Its mappings, too, are of the thread alone
/// and have to be undone in the reverse order.
///
/// Whether the code between the two calls relies on page faults or preemption
/// being off is for a person to say: please look at that in review.
//# treewide: proof=behaviour
// Confidence: Medium
// Options: --no-includes --include-headers

// The mapping: a call of the function itself, not of its relatives.
@@
expression page;
@@
- kmap_atomic(page)
+ kmap_local_page(page)

// Its end.
@@
expression address;
@@
- kunmap_atomic(address)
+ kunmap_local(address)
