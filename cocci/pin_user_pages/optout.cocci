// SPDX-License-Identifier: GPL-2.0
/// Give pin_user_pages*() calls that surely pass no FOLL_LONGTERM the flag
/// FOLL_EPHEMERAL, for a tree in which pins without it are long-term. The
/// driver puts the required comment above the statement.
///
//# Decides nothing. The driver runs it on copies of files in which only those
//# calls keep their names that were decided to be short-term; run by hand on a
//# whole file, it takes every call for short-term.
//
// Confidence: High
// Options: --no-saved-typedefs --no-show-diff --in-place
// Requires: 1.1.1

// Where the flags stand differs, so each function has a rule. A flag that joins
// others goes behind them; what binds as strongly as | or is often mistaken to
// gets parentheses, as gcc and clang want them.

@pin_user_pages@
expression list[2] before;
expression flags, a, b;
binary operator strong = {==, !=, <, >, <=, >=, &, ^, &&, ||, +, -, <<, >>};
@@

  pin_user_pages(before,
(
- 0
+ FOLL_EPHEMERAL
|
- a strong b
+ (a strong b) | FOLL_EPHEMERAL
|
- flags
+ flags | FOLL_EPHEMERAL
)
  , ...)

@pin_user_pages_fast@
expression list[2] before;
expression flags, a, b;
binary operator strong = {==, !=, <, >, <=, >=, &, ^, &&, ||, +, -, <<, >>};
@@

  pin_user_pages_fast(before,
(
- 0
+ FOLL_EPHEMERAL
|
- a strong b
+ (a strong b) | FOLL_EPHEMERAL
|
- flags
+ flags | FOLL_EPHEMERAL
)
  , ...)

@pin_user_pages_fast_only@
expression list[2] before;
expression flags, a, b;
binary operator strong = {==, !=, <, >, <=, >=, &, ^, &&, ||, +, -, <<, >>};
@@

  pin_user_pages_fast_only(before,
(
- 0
+ FOLL_EPHEMERAL
|
- a strong b
+ (a strong b) | FOLL_EPHEMERAL
|
- flags
+ flags | FOLL_EPHEMERAL
)
  , ...)

@pin_user_pages_remote@
expression list[3] before;
expression flags, a, b;
binary operator strong = {==, !=, <, >, <=, >=, &, ^, &&, ||, +, -, <<, >>};
@@

  pin_user_pages_remote(before,
(
- 0
+ FOLL_EPHEMERAL
|
- a strong b
+ (a strong b) | FOLL_EPHEMERAL
|
- flags
+ flags | FOLL_EPHEMERAL
)
  , ...)

@pin_user_pages_unlocked@
expression list[3] before;
expression flags, a, b;
binary operator strong = {==, !=, <, >, <=, >=, &, ^, &&, ||, +, -, <<, >>};
@@

  pin_user_pages_unlocked(before,
(
- 0
+ FOLL_EPHEMERAL
|
- a strong b
+ (a strong b) | FOLL_EPHEMERAL
|
- flags
+ flags | FOLL_EPHEMERAL
)
  )
