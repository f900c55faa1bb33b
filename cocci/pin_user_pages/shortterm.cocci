// SPDX-License-Identifier: GPL-2.0
/// Turn pin_user_pages*() calls that surely pass no FOLL_LONGTERM into
/// *_shortterm(). The driver puts the required comment above the statement.
///
//# Decides nothing. The driver runs it on copies of files in which only those
//# calls keep their names that were decided to be short-term; run by hand on a
//# whole file, it takes every call for short-term.
//
// Confidence: High
// Options: --no-saved-typedefs --no-show-diff --in-place
// Requires: 1.1.1

// The call: only the name changes, so that the arguments stay where they are.
// The driver adds a pair of lines for each further function that the tree
// declares.
@called@
@@

(
- pin_user_pages
+ pin_user_pages_shortterm
|
- pin_user_pages_fast
+ pin_user_pages_fast_shortterm
|
- pin_user_pages_fast_only
+ pin_user_pages_fast_only_shortterm
|
- pin_user_pages_remote
+ pin_user_pages_remote_shortterm
|
- pin_user_pages_unlocked
+ pin_user_pages_unlocked_shortterm
)
 (...)
