// SPDX-License-Identifier: GPL-2.0-only
/// call timer_delete*() by its own name
///
/// del_timer() and del_timer_sync() are only other names of timer_delete() and
/// timer_delete_sync(), kept for the code that has not followed yet. One name
/// for one thing is enough.
//# treewide: proof=same-object
// Confidence: High
// Options: --no-includes --include-headers

// Only the name changes, so that the arguments stay where they are; a name that
// is passed on, or put into a table, is meant as well.
@@
@@
(
- del_timer
+ timer_delete
|
- del_timer_sync
+ timer_delete_sync
)
