// SPDX-License-Identifier: GPL-2.0
/// Turn pin_user_pages*(..., FOLL_LONGTERM, ...) into *_longterm(), and take
/// the flag away where it is written.
///
//# Decides nothing. The driver runs it on copies of files in which only those
//# calls and flags keep their names that were decided to be long-term; run by
//# hand on a whole file, it takes every call for long-term.
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
+ pin_user_pages_longterm
|
- pin_user_pages_fast
+ pin_user_pages_fast_longterm
|
- pin_user_pages_fast_only
+ pin_user_pages_fast_only_longterm
|
- pin_user_pages_remote
+ pin_user_pages_remote_longterm
|
- pin_user_pages_unlocked
+ pin_user_pages_unlocked_longterm
)
 (...)

// The flag's cast, and parentheses around it, go with it: where none is written,
// coccinelle's isomorphisms take them out of the pattern.

// A statement that only adds the flag goes as a whole.
@added@
type T;
expression flags;
@@

(
- flags |= ((T)FOLL_LONGTERM);
|
- flags = flags | ((T)FOLL_LONGTERM);
|
- flags = ((T)FOLL_LONGTERM) | flags;
)

// The flag behind others.
@behind@
type T;
expression others;
@@

  others
- | ((T)FOLL_LONGTERM)

// The flag before others; a chain is read from the left, so what stands before
// more than one other is reached when the first has taken the flag's place.
@before@
type T;
expression others;
@@

- ((T)FOLL_LONGTERM) |
  others

// The flag alone: an argument, an initialiser, an arm of a condition.
@alone@
type T;
@@

- ((T)FOLL_LONGTERM)
+ 0
