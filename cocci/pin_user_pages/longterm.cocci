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

// A statement that only adds the flag goes as a whole.
@added@
expression flags;
@@

(
- flags |= FOLL_LONGTERM;
|
- flags = flags | FOLL_LONGTERM;
|
- flags = FOLL_LONGTERM | flags;
)

// The flag behind others.
@behind@
expression others;
@@

  others
- | FOLL_LONGTERM

// The flag before others; a chain is read from the left, so what stands before
// more than one other is reached when the first has taken the flag's place.
@before@
expression others;
@@

- FOLL_LONGTERM |
  others

// The flag alone: an argument, an initialiser, an arm of a condition.
@alone@
@@

- FOLL_LONGTERM
+ 0
