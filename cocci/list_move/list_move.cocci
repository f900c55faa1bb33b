// SPDX-License-Identifier: GPL-2.0-only
/// use list_move() in place of list_del() and list_add()
///
/// list_move() and list_move_tail() take an entry out of one list and put it
/// into another in one call, which says what is meant and leaves no moment at
/// which the entry is in none.
//# treewide: proof=behaviour
// Confidence: High
// Options: --no-includes --include-headers

// The two calls stand next to each other: nothing sees the entry in between.
@head@
expression entry, list;
@@
- list_del(entry);
- list_add(entry, list);
+ list_move(entry, list);

@tail@
expression entry, list;
@@
- list_del(entry);
- list_add_tail(entry, list);
+ list_move_tail(entry, list);
